import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useOrgPath, usePermissions } from '@/app/permissions/access';
import { InvoiceTable } from '@/features/invoice/InvoiceTable';
import { invoicesQuery } from '@/features/invoice/invoice.queries';
import { t as invoice } from '@/features/invoice/texts';
import { narrowingOf } from '@/features/invoice/views';
import { formatDecimal, Skeleton, Stat } from '@/ui';
import { countQuery } from './home.queries';
import { t } from './texts';

interface OverviewProps {
  /** Beside the first steps: nothing where there is nothing to show. */
  calm: boolean;
}

export function Overview({ calm }: OverviewProps) {
  const { can } = usePermissions();
  const invoices = useQuery({ ...countQuery('invoices'), enabled: can('invoices:view') });
  const shown = !calm || Boolean(invoices.data);
  if (!shown) return null;
  return (
    <>
      <Figures />
      {can('invoices:view') && <RecentInvoices />}
    </>
  );
}

function Figures() {
  const { can } = usePermissions();
  const path = useOrgPath();
  const of = (view: 'outstanding' | 'overdue' | 'draft') => countQuery('invoices', { ...narrowingOf(view) });
  return (
    <div className="grid grid-cols-2 gap-3 lg:grid-cols-4">
      {can('customers:view') && (
        <Figure to={path('customers')} label={t('figures.customers')} query={countQuery('customers')} />
      )}
      {can('subscriptions:view') && (
        <Figure
          to={path('subscriptions')}
          label={t('figures.subscriptions')}
          query={countQuery('subscriptions', { status: ['active'] })}
        />
      )}
      {can('invoices:view') && (
        <>
          <Figure
            to={path('invoices')}
            view="outstanding"
            label={t('figures.outstanding')}
            query={of('outstanding')}
          />
          <Figure to={path('invoices')} view="overdue" label={t('figures.overdue')} query={of('overdue')} />
        </>
      )}
    </div>
  );
}

interface FigureProps {
  to: string;
  /** Of the list of invoices. */
  view?: string;
  label: string;
  query: ReturnType<typeof countQuery>;
}

function Figure({ to, view, label, query }: FigureProps) {
  const { data } = useQuery(query);
  return (
    <Link
      to={to}
      search={(view ? { view } : {}) as never}
      className="block rounded-lg text-ink no-underline transition-colors hover:*:border-line-strong"
    >
      <Stat
        label={label}
        value={data === undefined ? <Skeleton className="h-7 w-12" /> : formatDecimal(data)}
      />
    </Link>
  );
}

function RecentInvoices() {
  const path = useOrgPath();
  const rows = useQuery(invoicesQuery({ search: '', page: 1, per_page: 8 }));
  return (
    <section>
      <div className="mb-3 flex items-center justify-between gap-4">
        <h2 className="font-semibold text-base">{t('recent')}</h2>
        <Link to={path('invoices')} className="text-sm text-teal-ink">
          {t('all')}
        </Link>
      </div>
      <InvoiceTable
        rows={rows}
        showCustomer
        empty={{ title: invoice('empty'), body: invoice('emptyBody') }}
      />
    </section>
  );
}
