import { useQuery } from '@tanstack/react-query';
import { Can, useOrgPath } from '@/app/permissions/access';
import {
  ButtonLink,
  FilterBar,
  type FilterDefinition,
  PageBody,
  PageHeader,
  Segments,
  useUrlFilters,
} from '@/ui';
import { SubscriptionTable } from './SubscriptionTable';
import { ALL_STATUSES, subscriptionsQuery } from './subscription.queries';
import { t } from './texts';

const VIEWS = ['active', 'pending', 'ended', 'all'] as const;
const statusesOf = {
  active: ['active'],
  pending: ['pending', 'incomplete'],
  ended: ['terminated', 'canceled'],
  all: ALL_STATUSES,
} as const;

export function SubscriptionList() {
  const path = useOrgPath();
  const filters = useUrlFilters(['view', 'customer', 'plan']);
  const view = VIEWS.find((known) => known === filters.values.view?.[0]) ?? 'active';
  const subscriptions = useQuery(
    subscriptionsQuery({
      search: filters.search,
      status: statusesOf[view],
      external_customer_id: filters.values.customer?.[0],
      plan_code: filters.values.plan?.[0],
      page: filters.page,
    }),
  );
  const definitions: FilterDefinition[] = [
    { key: 'customer', label: t('filters.customer'), kind: 'text' },
    { key: 'plan', label: t('filters.plan'), kind: 'text' },
  ];
  return (
    <PageBody>
      <PageHeader
        title={t('title')}
        tabs={
          <Segments
            label={t('views.label')}
            options={VIEWS.map((value) => ({ value, label: t(`views.${value}`) }))}
            value={view}
            onChange={(next) => filters.set('view', next === 'active' ? [] : [next])}
          />
        }
      />
      <FilterBar filters={filters} searchLabel={t('search')} definitions={definitions} />
      <SubscriptionTable
        rows={subscriptions}
        showCustomer
        filters={filters}
        empty={{
          title: t('empty'),
          body: t('emptyBody'),
          action: (
            <Can do="customers:view">
              <ButtonLink variant="primary" to={path('customers')}>
                {t('emptyAction')}
              </ButtonLink>
            </Can>
          ),
        }}
      />
    </PageBody>
  );
}
