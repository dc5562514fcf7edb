import { Repeat } from 'lucide-react';
import { type ReactNode, useMemo } from 'react';
import { useOrgPath } from '@/app/permissions/access';
import { type Column, DataTable, DateTime, Money, type Rows, type UrlFilters } from '@/ui';
import { subscriptionName } from './lineage';
import { SubscriptionStatus } from './SubscriptionStatus';
import { SUBSCRIPTIONS_PER_PAGE, type Subscription } from './subscription.queries';
import { t } from './texts';
import { usePlanName } from './usePlanText';

interface SubscriptionTableProps {
  rows: Rows<Subscription>;
  showCustomer?: boolean;
  filters?: UrlFilters;
  empty: { title: string; body: ReactNode; action?: ReactNode };
}

export function SubscriptionTable({ rows, showCustomer = false, filters, empty }: SubscriptionTableProps) {
  const path = useOrgPath();
  return (
    <DataTable
      label={t('title')}
      rows={rows}
      columns={useColumns(showCustomer)}
      rowKey={(subscription) => subscription.lago_id}
      rowLink={(subscription) => path('subscriptions', subscription.external_id)}
      perPage={SUBSCRIPTIONS_PER_PAGE}
      onPage={filters?.setPage}
      filtered={filters?.isFiltered}
      onClearFilters={filters?.clear}
      empty={{ icon: Repeat, ...empty }}
    />
  );
}

function useColumns(showCustomer: boolean): Column<Subscription>[] {
  const planName = usePlanName();
  return useMemo(() => {
    const customer: Column<Subscription> = {
      id: 'customer',
      header: t('columns.customer'),
      from: 'md',
      className: 'max-w-56',
      cell: (subscription) => (
        <span className="block truncate font-mono text-slate text-xs">
          {subscription.external_customer_id}
        </span>
      ),
    };
    return [
      {
        id: 'subscription',
        header: t('columns.subscription'),
        className: 'max-w-64',
        cell: (subscription) => <span className="block truncate">{subscriptionName(subscription)}</span>,
      },
      ...(showCustomer ? [customer] : []),
      { id: 'plan', header: t('columns.plan'), cell: (subscription) => planName(subscription.plan_code) },
      {
        id: 'status',
        header: t('columns.status'),
        cell: (subscription) => <SubscriptionStatus status={subscription.status} />,
      },
      {
        id: 'started',
        header: t('columns.started'),
        from: 'md',
        // What waits to take another's place starts when that one's period is over.
        cell: (subscription) =>
          subscription.status === 'pending' && subscription.previous_plan_code ? (
            <span className="text-slate">
              {t('detail.after', { plan: planName(subscription.previous_plan_code) })}
            </span>
          ) : (
            <DateTime at={subscription.started_at ?? subscription.subscription_at} show="day" />
          ),
      },
      {
        id: 'ends',
        header: t('columns.ends'),
        from: 'lg',
        cell: (subscription) => (
          <DateTime
            at={subscription.terminated_at ?? subscription.canceled_at ?? subscription.ending_at}
            show="day"
          />
        ),
      },
      {
        id: 'price',
        header: t('columns.price'),
        numeric: true,
        from: 'sm',
        cell: (subscription) => (
          <Money amountCents={subscription.plan_amount_cents} currency={subscription.plan_amount_currency} />
        ),
      },
    ];
  }, [showCustomer, planName]);
}
