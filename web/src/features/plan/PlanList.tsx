import { useQuery } from '@tanstack/react-query';
import { Layers, Plus } from 'lucide-react';
import { useMemo, useState } from 'react';
import { Can, useOrgPath, usePermissions } from '@/app/permissions/access';
import {
  ButtonLink,
  type Column,
  CopyId,
  DataTable,
  DateTime,
  Decimal,
  FilterBar,
  PageBody,
  PageHeader,
  Skeleton,
  useUrlFilters,
} from '@/ui';
import { DeletePlan } from './DeletePlan';
import { PlanPrice } from './PlanPrice';
import { PER_PAGE, type Plan, plansQuery, subscriptionCountQuery } from './plan.queries';
import { t } from './texts';
import { usePlanMenu } from './usePlanMenu';

export function PlanList() {
  const { can } = usePermissions();
  const path = useOrgPath();
  const filters = useUrlFilters([]);
  const plans = useQuery(plansQuery({ search: filters.search, page: filters.page }));
  const [deleting, setDeleting] = useState<Plan>();
  const menu = usePlanMenu(setDeleting);
  const create = (
    <Can do="plans:create">
      <ButtonLink variant="primary" icon={Plus} to={path('plans', 'new')}>
        {t('new')}
      </ButtonLink>
    </Can>
  );
  return (
    <PageBody>
      <PageHeader title={t('title')} description={t('description')} actions={create} />
      <FilterBar filters={filters} definitions={[]} searchLabel={t('search')} />
      <DataTable
        label={t('title')}
        rows={plans}
        columns={useColumns()}
        rowKey={(plan) => plan.lago_id}
        rowLink={(plan) => path('plans', plan.code)}
        rowMenu={can(['plans:update', 'plans:create', 'plans:delete']) ? menu : undefined}
        perPage={PER_PAGE}
        onPage={filters.setPage}
        filtered={filters.isFiltered}
        onClearFilters={filters.clear}
        empty={{
          icon: Layers,
          title: t('empty'),
          body: can('plans:create') ? t('emptyBody') : t('emptyReadOnly'),
          action: create,
        }}
      />
      {deleting && <DeletePlan plan={deleting} onClose={() => setDeleting(undefined)} />}
    </PageBody>
  );
}

function useColumns(): Column<Plan>[] {
  const { can } = usePermissions();
  const seesSubscriptions = can('subscriptions:view');
  return useMemo(
    () => [
      { id: 'name', header: t('columns.name'), cell: (plan) => plan.name },
      { id: 'code', header: t('columns.code'), from: 'lg', cell: (plan) => <CopyId value={plan.code} /> },
      { id: 'price', header: t('columns.price'), cell: (plan) => <PlanPrice plan={plan} /> },
      {
        id: 'charges',
        header: t('columns.charges'),
        numeric: true,
        from: 'sm',
        cell: (plan) => plan.charges.length + plan.fixed_charges.length,
      },
      ...(seesSubscriptions
        ? [
            {
              id: 'subscriptions',
              header: t('columns.subscriptions'),
              numeric: true,
              from: 'md' as const,
              cell: (plan: Plan) => <ActiveSubscriptions plan={plan} />,
            },
          ]
        : []),
      {
        id: 'created',
        header: t('columns.created'),
        from: 'lg',
        cell: (plan) => <DateTime at={plan.created_at} show="day" />,
      },
    ],
    [seesSubscriptions],
  );
}

const ACTIVE = ['active'];

/** Counted per plan: plans themselves do not carry the number (SUB-011). */
function ActiveSubscriptions({ plan }: { plan: Plan }) {
  const count = useQuery(subscriptionCountQuery(plan.code, ACTIVE));
  if (count.isPending) return <Skeleton className="ml-auto w-6" />;
  return <Decimal value={count.data} />;
}
