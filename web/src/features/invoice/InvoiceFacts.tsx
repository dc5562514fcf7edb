import { Card, CivilDate, CopyId, DateTime, KeyValue } from '@/ui';
import type { InvoiceDetail } from './invoice.queries';
import { t } from './texts';

export function InvoiceFacts({ invoice }: { invoice: InvoiceDetail }) {
  const days = invoice.net_payment_term;
  const items = [
    { label: t('detail.issued'), value: <CivilDate on={invoice.issuing_date} /> },
    invoice.status !== 'draft' && {
      label: t('detail.due'),
      value: <CivilDate on={invoice.payment_due_date} />,
    },
    {
      label: t('detail.terms'),
      value: days === 0 ? t('detail.termsNone') : t('detail.termsDays', { count: days }),
    },
    { label: t('detail.currency'), value: invoice.currency },
    { label: t('detail.entity'), value: invoice.billing_entity_code },
    invoice.purchase_order_number && { label: t('detail.order'), value: invoice.purchase_order_number },
    invoice.tax_status &&
      invoice.tax_status !== 'succeeded' && {
        label: t('detail.taxes'),
        value: t(`detail.taxStatus.${invoice.tax_status}`),
      },
    { label: t('detail.created'), value: <DateTime at={invoice.created_at} show="day" /> },
    invoice.finalized_at && {
      label: t('detail.finalized'),
      value: <DateTime at={invoice.finalized_at} show="day" />,
    },
    { label: t('detail.id'), value: <CopyId value={invoice.lago_id} label={t('detail.id')} short /> },
  ];
  return (
    <Card title={t('detail.facts')}>
      <KeyValue compact items={items.filter((item) => typeof item === 'object' && item !== null)} />
    </Card>
  );
}
