import { useQuery } from '@tanstack/react-query';
import { Activity } from 'lucide-react';
import { useMemo, useState } from 'react';
import { usePermissions } from '@/app/permissions/access';
import { curlOf } from '@/features/usage/curl';
import {
  Badge,
  CodeBlock,
  type Column,
  DataTable,
  DateTime,
  FilterBar,
  type FilterDefinition,
  Missing,
  PageBody,
  PageHeader,
  useUrlFilters,
  useZone,
} from '@/ui';
import { EventDrawer } from './EventDrawer';
import {
  EVENTS_PER_PAGE,
  eventsQuery,
  type MetricRef,
  metricRefsQuery,
  type UsageEvent,
} from './event.queries';
import { rangeOf } from './eventRange';
import { problemOf } from './problems';
import { t } from './texts';

const NO_METRICS: MetricRef[] = [];

export function EventList() {
  const { can } = usePermissions();
  const zone = useZone();
  const filters = useUrlFilters(['code', 'subscription', 'from', 'to']);
  const [open, setOpen] = useState<UsageEvent>();
  const { code, subscription, from, to } = filters.values;
  const events = useQuery(
    eventsQuery({
      code: code?.[0],
      external_subscription_id: subscription?.[0],
      ...rangeOf(from?.[0], to?.[0], zone),
      page: filters.page,
    }),
  );
  const metrics = useQuery({ ...metricRefsQuery, enabled: can('billable_metrics:view') });
  return (
    <PageBody>
      <PageHeader title={t('title')} description={t('description')} />
      <FilterBar filters={filters} definitions={useDefinitions(metrics.data ?? NO_METRICS)} />
      <DataTable
        label={t('title')}
        rows={events}
        columns={useColumns(metrics.data)}
        rowKey={(event) => event.lago_id}
        onOpen={setOpen}
        perPage={EVENTS_PER_PAGE}
        onPage={filters.setPage}
        filtered={filters.isFiltered}
        onClearFilters={filters.clear}
        empty={{
          icon: Activity,
          title: t('empty'),
          body: t('emptyBody'),
          action: <Example metric={metrics.data?.[0]} />,
        }}
      />
      {open && <EventDrawer event={open} metrics={metrics.data} onClose={() => setOpen(undefined)} />}
    </PageBody>
  );
}

function Example({ metric }: { metric: MetricRef | undefined }) {
  const code = curlOf(window.location.origin, {
    externalSubscriptionId: 'SUBSCRIPTION_ID',
    code: metric?.code ?? 'METRIC_CODE',
    property: metric?.field_name,
  });
  return <CodeBlock label={t('curl')} code={code} />;
}

function useDefinitions(metrics: readonly MetricRef[]): FilterDefinition[] {
  return [
    {
      key: 'code',
      label: t('filters.code'),
      kind: 'text',
      options: metrics.map(({ code, name }) => ({ value: code, label: name })),
    },
    { key: 'subscription', label: t('filters.subscription'), kind: 'text' },
    { key: 'from', label: t('filters.from'), kind: 'date' },
    { key: 'to', label: t('filters.to'), kind: 'date' },
  ];
}

function useColumns(metrics: MetricRef[] | undefined): Column<UsageEvent>[] {
  return useMemo(
    () => [
      {
        id: 'transaction',
        header: t('columns.transaction'),
        className: 'max-w-56',
        cell: (event) => (
          <span className="block truncate font-mono text-xs leading-5">{event.transaction_id}</span>
        ),
      },
      {
        id: 'code',
        header: t('columns.code'),
        cell: (event) => {
          const problem = metrics && problemOf(event, metrics);
          return (
            <span className="flex flex-wrap items-center gap-2">
              <span className="font-mono text-xs">{event.code}</span>
              {problem && <Badge tone="amber">{t(`mark.${problem}`)}</Badge>}
            </span>
          );
        },
      },
      {
        id: 'subscription',
        header: t('columns.subscription'),
        from: 'md',
        className: 'max-w-56',
        cell: (event) =>
          event.external_subscription_id ? (
            <span className="block truncate font-mono text-slate text-xs">
              {event.external_subscription_id}
            </span>
          ) : (
            <Missing />
          ),
      },
      {
        id: 'at',
        header: t('columns.at'),
        from: 'sm',
        cell: (event) => <DateTime at={event.timestamp} />,
      },
    ],
    [metrics],
  );
}
