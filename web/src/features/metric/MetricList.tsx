import { useQuery } from '@tanstack/react-query';
import { Gauge, Plus } from 'lucide-react';
import { useMemo, useState } from 'react';
import { Can, useOrgPath } from '@/app/permissions/access';
import {
  Badge,
  ButtonLink,
  type Column,
  CopyId,
  DataTable,
  DateTime,
  FilterBar,
  type FilterDefinition,
  PageBody,
  PageHeader,
  useUrlFilters,
} from '@/ui';
import { DeleteMetric } from './DeleteMetric';
import { AGGREGATIONS, type Metric, metricsQuery, PER_PAGE } from './metric.queries';
import { t } from './texts';
import { useMetricMenu } from './useMetricMenu';

export function MetricList() {
  const path = useOrgPath();
  const filters = useUrlFilters(['aggregation']);
  const metrics = useQuery(
    metricsQuery({
      search: filters.search,
      aggregations: filters.values.aggregation ?? [],
      page: filters.page,
    }),
  );
  const [deleting, setDeleting] = useState<Metric>();
  const definitions: FilterDefinition[] = [
    {
      key: 'aggregation',
      label: t('aggregation'),
      kind: 'choice',
      options: AGGREGATIONS.map((value) => ({ value, label: t(`aggregations.${value}`) })),
    },
  ];
  const create = (
    <Can do="billable_metrics:create">
      <ButtonLink variant="primary" icon={Plus} to={path('metrics', 'new')}>
        {t('new')}
      </ButtonLink>
    </Can>
  );
  return (
    <PageBody>
      <PageHeader title={t('title')} description={t('description')} actions={create} />
      <FilterBar filters={filters} definitions={definitions} searchLabel={t('search')} />
      <DataTable
        label={t('title')}
        rows={metrics}
        columns={useColumns()}
        rowKey={(metric) => metric.lago_id}
        rowLink={(metric) => path('metrics', metric.code)}
        rowMenu={useMetricMenu(setDeleting)}
        perPage={PER_PAGE}
        onPage={filters.setPage}
        filtered={filters.isFiltered}
        onClearFilters={filters.clear}
        empty={{ icon: Gauge, title: t('empty'), body: t('emptyBody'), action: create }}
      />
      {deleting && <DeleteMetric metric={deleting} onClose={() => setDeleting(undefined)} />}
    </PageBody>
  );
}

function useColumns(): Column<Metric>[] {
  return useMemo(
    () => [
      { id: 'name', header: t('columns.name'), cell: (metric) => metric.name },
      { id: 'code', header: t('columns.code'), from: 'md', cell: (metric) => <CopyId value={metric.code} /> },
      {
        id: 'aggregation',
        header: t('columns.measures'),
        cell: (metric) => (
          <span className="text-slate">
            {t(`aggregations.${metric.aggregation_type}`)}
            {metric.field_name && <code className="ml-1.5 text-mist text-xs">{metric.field_name}</code>}
          </span>
        ),
      },
      {
        id: 'recurring',
        header: t('columns.kind'),
        from: 'sm',
        cell: (metric) =>
          metric.recurring ? (
            <Badge tone="teal">{t('recurring')}</Badge>
          ) : (
            <span className="text-mist">{t('metered')}</span>
          ),
      },
      {
        id: 'filters',
        header: t('columns.filters'),
        from: 'lg',
        cell: (metric) => (
          <span className="text-slate">{metric.filters.map(({ key }) => key).join(', ') || '—'}</span>
        ),
      },
      {
        id: 'created',
        header: t('columns.created'),
        from: 'lg',
        cell: (metric) => <DateTime at={metric.created_at} show="day" />,
      },
    ],
    [],
  );
}
