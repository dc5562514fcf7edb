import { useQuery } from '@tanstack/react-query';
import { PaymentTable } from './PaymentTable';
import { paymentsQuery } from './payment.queries';
import { t } from './texts';

/** What was paid on an invoice; absent while nothing was. */
export function InvoicePayments({ invoiceId }: { invoiceId: string }) {
  const payments = useQuery(paymentsQuery({ invoice_id: invoiceId, per_page: 100 }));
  if (!payments.data || payments.data.rows.length === 0) return null;
  return (
    <section>
      <h2 className="mb-3 font-semibold text-base">{t('ofInvoice.title')}</h2>
      <PaymentTable rows={payments} empty={{ title: t('ofInvoice.none') }} />
    </section>
  );
}
