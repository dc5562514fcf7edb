import { useQuery } from '@tanstack/react-query';
import { useNavigate, useParams } from '@tanstack/react-router';
import { Pencil } from 'lucide-react';
import { useState } from 'react';
import { Can, useOrgPath } from '@/app/permissions/access';
import {
  Badge,
  ButtonLink,
  Card,
  CodeBlock,
  CopyId,
  DateTime,
  KeyValue,
  Loaded,
  MoreMenu,
  PageBody,
  PageHeader,
} from '@/ui';
import { DeleteMetric } from './DeleteMetric';
import { MetricPlans } from './MetricPlans';
import { type Metric, metricQuery } from './metric.queries';
import { sampleRequest } from './sampleEvent';
import { t } from './texts';
import { useMetricMenu } from './useMetricMenu';

export function MetricPage() {
  const { code = '' } = useParams({ strict: false });
  return (
    <PageBody>
      <Loaded query={useQuery(metricQuery(code))}>{(metric) => <MetricDetail metric={metric} />}</Loaded>
    </PageBody>
  );
}

function MetricDetail({ metric }: { metric: Metric }) {
  const path = useOrgPath();
  const navigate = useNavigate();
  const [deleting, setDeleting] = useState(false);
  const menu = useMetricMenu(() => setDeleting(true));
  return (
    <>
      <PageHeader
        title={metric.name}
        crumbs={[{ label: t('title'), to: path('metrics') }]}
        beside={
          <>
            <CopyId value={metric.code} />
            {metric.recurring && <Badge tone="teal">{t('recurring')}</Badge>}
          </>
        }
        description={metric.description}
        actions={
          <>
            <Can do="billable_metrics:update">
              <ButtonLink icon={Pencil} to={path('metrics', metric.code, 'edit')}>
                {t('edit')}
              </ButtonLink>
            </Can>
            <MoreMenu items={menu(metric).slice(1)} />
          </>
        }
      />
      <div className="grid items-start gap-5 lg:grid-cols-[minmax(0,1fr)_22rem]">
        <div className="flex min-w-0 flex-col gap-5">
          <Definition metric={metric} />
          <Filters metric={metric} />
          <Can do="plans:view">
            <MetricPlans metric={metric} />
          </Can>
        </div>
        <Card title={t('page.sample')} description={t('page.sampleHint')}>
          <CodeBlock code={sampleRequest(metric, window.location.origin)} label={t('page.sampleLabel')} />
        </Card>
      </div>
      {deleting && (
        <DeleteMetric
          metric={metric}
          onClose={() => setDeleting(false)}
          onDeleted={() => void navigate({ to: path('metrics') })}
        />
      )}
    </>
  );
}

function useRoundingText(): (metric: Metric) => string {
  return ({ rounding_function: rounding, rounding_precision: precision }) => {
    if (!rounding) return t('page.noRounding');
    const digits = precision ?? 0;
    const unit =
      digits < 0 ? t('page.tens', { step: `1${'0'.repeat(-digits)}` }) : t('page.digits', { count: digits });
    return `${t(`page.roundings.${rounding}`)}, ${unit}`;
  };
}

function Definition({ metric }: { metric: Metric }) {
  const roundingText = useRoundingText();
  return (
    <Card title={t('page.definition')}>
      <KeyValue
        items={[
          {
            label: t('page.aggregation'),
            value: (
              <>
                {t(`aggregations.${metric.aggregation_type}`)}
                <span className="block text-mist">{t(`explained.${metric.aggregation_type}`)}</span>
              </>
            ),
          },
          ...(metric.field_name
            ? [
                {
                  label: t('page.field'),
                  value: <code className="font-mono text-sm">{metric.field_name}</code>,
                },
              ]
            : []),
          {
            label: t('page.kind'),
            value: metric.recurring ? t('page.recurringText') : t('page.meteredText'),
          },
          { label: t('page.rounding'), value: roundingText(metric) },
          ...(metric.expression
            ? [
                {
                  label: t('page.expression'),
                  value: <code className="break-words font-mono text-sm">{metric.expression}</code>,
                },
              ]
            : []),
          ...aggregatorFacts(metric),
          { label: t('page.created'), value: <DateTime at={metric.created_at} /> },
          { label: t('page.id'), value: <CopyId value={metric.lago_id} short /> },
        ]}
      />
    </Card>
  );
}

/** What a custom aggregation keeps, and what it comes to. */
function aggregatorFacts({ custom_aggregator: aggregator }: Metric) {
  if (!aggregator) return [];
  const code = (text: string) => <code className="break-words font-mono text-sm">{text}</code>;
  return [
    ...Object.entries(aggregator.state).map(([name, start]) => ({
      label: t('page.startsAt', { name, start }),
      value: code(aggregator.step[name] ?? `state.${name}`),
    })),
    { label: t('page.result'), value: code(aggregator.result) },
  ];
}

function Filters({ metric }: { metric: Metric }) {
  return (
    <Card
      title={t('page.filters')}
      description={metric.filters.length > 0 ? t('page.filtersHint') : undefined}
    >
      {metric.filters.length === 0 ? (
        <p className="text-mist text-sm">{t('page.noFilters')}</p>
      ) : (
        <dl className="grid gap-x-8 gap-y-3">
          {metric.filters.map(({ key, values }) => (
            <div key={key} className="grid grid-cols-[minmax(6rem,10rem)_1fr] items-baseline gap-4">
              <dt className="break-words font-mono text-slate text-sm">{key}</dt>
              <dd className="flex flex-wrap gap-1.5">
                {values.map((value) => (
                  <Badge key={value}>{value}</Badge>
                ))}
              </dd>
            </div>
          ))}
        </dl>
      )}
    </Card>
  );
}
