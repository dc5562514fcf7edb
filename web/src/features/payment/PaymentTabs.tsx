import { useOrgPath, usePermissions } from '@/app/permissions/access';
import { TabLinks } from '@/ui';
import { t } from './texts';

/** Payments and their receipts, for who may see both. */
export function PaymentTabs() {
  const { can } = usePermissions();
  const path = useOrgPath();
  if (!can('payment_receipts:view')) return null;
  return (
    <TabLinks
      label={t('title')}
      tabs={[
        { to: path('payments'), label: t('title'), exact: true },
        { to: path('payments', 'receipts'), label: t('receipts.title') },
      ]}
    />
  );
}
