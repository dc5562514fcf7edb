import { useQuery } from '@tanstack/react-query';
import { usePermissions } from '@/app/permissions/access';
import { invoicesQuery } from '@/features/invoice/invoice.queries';
import { narrowingOf, type View } from '@/features/invoice/views';
import { subscriptionsQuery } from '@/features/subscription/subscription.queries';
import { DateTime, Skeleton, Stat } from '@/ui';
import { useCustomer } from './context';
import { t } from './texts';

/** How things stand with the customer, at a glance. */
export function CustomerFigures() {
  const { can } = usePermissions();
  const customer = useCustomer();
  return (
    <div className="grid grid-cols-2 gap-3 lg:grid-cols-4">
      {can('subscriptions:view') && <ActiveSubscriptions />}
      {can('invoices:view') && (
        <>
          <InvoiceCount view="outstanding" label={t('overview.outstanding')} />
          <InvoiceCount view="overdue" label={t('overview.overdue')} />
        </>
      )}
      <Stat label={t('overview.since')} value={<DateTime at={customer.created_at} show="day" />} />
    </div>
  );
}

function ActiveSubscriptions() {
  const { external_id } = useCustomer();
  const { data } = useQuery(
    subscriptionsQuery({ external_customer_id: external_id, status: ['active'], per_page: 1 }),
  );
  return (
    <Stat
      label={t('overview.active')}
      value={data ? data.meta.total_count : <Skeleton className="h-7 w-10" />}
    />
  );
}

function InvoiceCount({ view, label }: { view: View; label: string }) {
  const { external_id } = useCustomer();
  const { data } = useQuery(
    invoicesQuery({
      search: '',
      external_customer_id: external_id,
      ...narrowingOf(view),
      page: 1,
      per_page: 1,
    }),
  );
  const count = data?.meta.total_count;
  const value =
    count === undefined ? (
      <Skeleton className="h-7 w-24" />
    ) : count === 0 ? (
      <span className="font-normal text-mist">{t('overview.nothingDue')}</span>
    ) : (
      t('overview.countInvoices', { count })
    );
  return <Stat label={label} value={value} />;
}
