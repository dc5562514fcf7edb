import { useQuery } from '@tanstack/react-query';
import { Send } from 'lucide-react';
import { useState } from 'react';
import { Can } from '@/app/permissions/access';
import { useCustomer } from '@/features/customer/context';
import { Button, DateTime, lazyDialog, Money, Status } from '@/ui';
import { PaymentTable } from './PaymentTable';
import { paymentsQuery, requestsQuery } from './payment.queries';
import { t } from './texts';

const RequestDialog = lazyDialog(() => import('./RequestDialog'), 'RequestDialog');

/** The customer's payments, and what was asked of it. */
export function CustomerPayments() {
  const customer = useCustomer();
  const [page, setPage] = useState(1);
  const [requesting, setRequesting] = useState(false);
  const payments = useQuery(paymentsQuery({ external_customer_id: customer.external_id, page }));
  return (
    <>
      <Can do="payments:create">
        <div className="mb-3 flex justify-end">
          <Button icon={Send} onClick={() => setRequesting(true)}>
            {t('request.action')}
          </Button>
        </div>
      </Can>
      <PaymentTable
        rows={payments}
        onPage={setPage}
        empty={{ title: t('ofCustomer'), body: t('ofCustomerBody') }}
      />
      <Requests />
      {requesting && <RequestDialog customer={customer} onClose={() => setRequesting(false)} />}
    </>
  );
}

function Requests() {
  const { external_id } = useCustomer();
  const requests = useQuery(requestsQuery(external_id));
  if (!requests.data || requests.data.length === 0) return null;
  return (
    <section className="mt-8">
      <h2 className="mb-3 font-semibold text-base">{t('requests.title')}</h2>
      <ul className="divide-y divide-line rounded-lg border border-line bg-surface">
        {requests.data.map((request) => (
          <li
            key={request.lago_id}
            className="flex flex-wrap items-center justify-between gap-x-6 gap-y-1 px-4 py-2.5 text-sm"
          >
            <DateTime at={request.created_at} />
            <span className="text-slate">{request.email}</span>
            <span className="text-slate">{t('requests.item', { count: request.invoices.length })}</span>
            <Status tone={request.payment_status === 'succeeded' ? 'teal' : 'amber'}>
              {request.payment_status === 'succeeded' ? t('status.succeeded') : t('status.pending')}
            </Status>
            <Money amountCents={request.amount_cents} currency={request.amount_currency} />
          </li>
        ))}
      </ul>
    </section>
  );
}
