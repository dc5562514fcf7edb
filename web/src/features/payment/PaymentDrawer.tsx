import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useOrgPath, usePermissions } from '@/app/permissions/access';
import { CopyId, DateTime, Drawer, formatMoney, KeyValue } from '@/ui';
import { PaymentStatus } from './PaymentTable';
import { type Payment, receiptsQuery } from './payment.queries';
import { t } from './texts';

export function PaymentDrawer({ payment, onClose }: { payment: Payment; onClose: () => void }) {
  const { can } = usePermissions();
  const path = useOrgPath();
  const receipt = useReceipt(payment);
  const facts = [
    { label: t('columns.status'), value: <PaymentStatus payment={payment} /> },
    {
      label: t('columns.customer'),
      value: can('customers:view') ? (
        <Link to={path('customers', payment.external_customer_id)} className="text-teal-ink">
          {payment.external_customer_id}
        </Link>
      ) : (
        payment.external_customer_id
      ),
    },
    { label: t('columns.invoice'), value: <Invoices payment={payment} /> },
    { label: t('columns.method'), value: payment.payment_provider_type ?? t(`types.${payment.type}`) },
    payment.reference && { label: t('columns.reference'), value: payment.reference },
    payment.external_payment_id && { label: t('detail.provider'), value: payment.external_payment_id },
    payment.paid_at && { label: t('columns.paid'), value: <DateTime at={payment.paid_at} /> },
    { label: t('detail.created'), value: <DateTime at={payment.created_at} /> },
    receipt && { label: t('detail.receipt'), value: receipt },
    { label: t('detail.id'), value: <CopyId value={payment.lago_id} label={t('detail.id')} /> },
  ];
  const amount = formatMoney(payment.amount_cents, payment.amount_currency);
  return (
    <Drawer open onClose={onClose} title={t('detail.title', { amount })}>
      <KeyValue items={facts.filter((fact) => typeof fact === 'object' && fact !== null)} />
    </Drawer>
  );
}

/** The number of the payment's receipt, for who may see receipts. */
function useReceipt(payment: Payment): string | undefined {
  const { can } = usePermissions();
  const [invoiceId] = payment.invoice_ids;
  const receipts = useQuery({
    ...receiptsQuery(invoiceId ?? ''),
    enabled: Boolean(invoiceId) && can('payment_receipts:view'),
  });
  return receipts.data?.find((receipt) => receipt.payment.lago_id === payment.lago_id)?.number;
}

function Invoices({ payment }: { payment: Payment }) {
  const { can } = usePermissions();
  const path = useOrgPath();
  return (
    <span className="flex flex-col">
      {payment.invoice_ids.map((id, index) => {
        const number = payment.invoice_numbers?.[index] ?? id;
        return can('invoices:view') ? (
          <Link key={id} to={path('invoices', id)} className="text-teal-ink">
            {number}
          </Link>
        ) : (
          <span key={id}>{number}</span>
        );
      })}
    </span>
  );
}
