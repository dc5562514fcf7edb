import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { Repeat } from 'lucide-react';
import { useMemo } from 'react';
import { useOrgPath } from '@/app/permissions/access';
import {
  type Column,
  DataTable,
  DateTime,
  FilterBar,
  type FilterDefinition,
  Missing,
  Status,
  type Tone,
  useUrlFilters,
} from '@/ui';
import { PER_PAGE, type PlanSubscription, planSubscriptionsQuery } from './plan.queries';
import { t } from './texts';

const tones: Record<PlanSubscription['status'], Tone> = {
  active: 'teal',
  pending: 'neutral',
  incomplete: 'amber',
  terminated: 'neutral',
  canceled: 'neutral',
};

const statuses = Object.keys(tones) as PlanSubscription['status'][];

export function PlanSubscriptions() {
  const { code = '' } = useParams({ strict: false });
  const path = useOrgPath();
  const filters = useUrlFilters(['status']);
  const subscriptions = useQuery(
    planSubscriptionsQuery(code, { statuses: filters.values.status ?? [], page: filters.page }),
  );
  const definitions: FilterDefinition[] = [
    {
      key: 'status',
      label: t('subs.status'),
      kind: 'choice',
      options: statuses.map((value) => ({ value, label: t(`subs.statuses.${value}`) })),
    },
  ];
  return (
    <>
      <FilterBar filters={filters} definitions={definitions} />
      <DataTable
        label={t('page.subscriptions')}
        rows={subscriptions}
        columns={useColumns()}
        rowKey={(subscription) => subscription.lago_id}
        rowLink={(subscription) => path('subscriptions', subscription.external_id)}
        perPage={PER_PAGE}
        onPage={filters.setPage}
        filtered={filters.isFiltered}
        onClearFilters={filters.clear}
        empty={{ icon: Repeat, title: t('subs.empty'), body: t('subs.emptyBody') }}
      />
    </>
  );
}

function useColumns(): Column<PlanSubscription>[] {
  return useMemo(
    () => [
      {
        id: 'subscription',
        header: t('subs.subscription'),
        cell: (subscription) => subscription.name || subscription.external_id,
      },
      {
        id: 'customer',
        header: t('subs.customer'),
        cell: (subscription) => (
          <span className="break-all text-slate">{subscription.external_customer_id}</span>
        ),
      },
      {
        id: 'status',
        header: t('subs.status'),
        cell: ({ status }) => <Status tone={tones[status]}>{t(`subs.statuses.${status}`)}</Status>,
      },
      {
        id: 'started',
        header: t('subs.started'),
        from: 'md',
        cell: (subscription) => <DateTime at={subscription.started_at} show="day" />,
      },
      {
        id: 'ends',
        header: t('subs.ends'),
        from: 'lg',
        cell: (subscription) => {
          const at = subscription.terminated_at ?? subscription.ending_at;
          return at ? <DateTime at={at} show="day" /> : <Missing />;
        },
      },
    ],
    [],
  );
}
