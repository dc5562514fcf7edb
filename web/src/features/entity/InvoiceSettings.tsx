import { useQuery } from '@tanstack/react-query';
import { usePermissions } from '@/app/permissions/access';
import { languageName } from '@/features/customer/languages';
import { Card, KeyValue, Loaded, Skeleton } from '@/ui';
import { useEntity } from './context';
import { type InvoiceSettingsValues, invoiceSettingsQuery } from './entity.queries';
import { InvoiceForm } from './InvoiceForm';
import { t } from './texts';

/** What invoices look like, and when they are issued and due. */
export function InvoiceSettings() {
  const { can } = usePermissions();
  const { code } = useEntity();
  return (
    <Loaded query={useQuery(invoiceSettingsQuery(code))} skeleton={<Skeleton className="h-96" />}>
      {(settings) =>
        can('organization:invoices:update') ? (
          <InvoiceForm key={code} code={code} settings={settings} />
        ) : (
          <InvoiceFacts settings={settings} />
        )
      }
    </Loaded>
  );
}

function InvoiceFacts({ settings }: { settings: InvoiceSettingsValues }) {
  const { subscription_invoice_issuing_date_anchor: anchor, document_numbering: numbering } = settings;
  const adjustment = settings.subscription_invoice_issuing_date_adjustment;
  return (
    <Card>
      <KeyValue
        items={[
          { label: t('numbers.numbering'), value: t(`numbers.${numbering}`) },
          {
            label: t('numbers.prefix'),
            value: <span className="font-mono text-xs">{settings.document_number_prefix}</span>,
          },
          { label: t('look.language'), value: languageName(settings.document_locale) },
          { label: t('dates.grace'), value: t('dates.days', { count: settings.invoice_grace_period }) },
          { label: t('dates.term'), value: t('dates.days', { count: settings.net_payment_term }) },
          { label: t('dates.anchor'), value: t(`dates.${anchor}`) },
          { label: t('dates.adjustment'), value: t(`dates.${adjustment}`) },
          {
            label: t('look.zero'),
            value: t(settings.finalize_zero_amount_invoice ? 'look.zeroYes' : 'look.zeroNo'),
          },
          { label: t('look.footer'), value: settings.invoice_footer },
        ]}
      />
    </Card>
  );
}
