import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useWatch } from 'react-hook-form';
import { useOrgPath } from '@/app/permissions/access';
import {
  Banner,
  Button,
  Card,
  CodeBlock,
  ConfirmDialog,
  DirtyGuard,
  FormError,
  FormPage,
  type TarnForm,
  useCommand,
  useHotkey,
  useTarnForm,
} from '@/ui';
import { MetricBasics } from './MetricBasics';
import { MetricFiltersCard } from './MetricFiltersCard';
import { MetricMeasurement } from './MetricMeasurement';
import { createMetric, type Metric, updateMetric } from './metric.queries';
import { lostValues, type MetricValues, metricSchema, writeOf } from './metricForm';
import { sampleRequest } from './sampleEvent';
import { t } from './texts';

export type MetricFormState = TarnForm<MetricValues, MetricValues>;

interface MetricFormProps {
  /** The metric to edit; absent when one is created. */
  metric?: Metric;
  defaultValues: MetricValues;
  /** Plans charge for it: only name, description and filters change (MTR-074). */
  locked?: boolean;
}

export function MetricForm({ metric, defaultValues, locked = false }: MetricFormProps) {
  const path = useOrgPath();
  const [asking, setAsking] = useState<MetricValues>();
  const { form, save } = useMetricForm(metric, defaultValues, locked, setAsking);
  useHotkey('enter', () => void form.send(), { mod: true });
  const { isDirty, isSubmitting } = form.formState;
  return (
    <FormPage
      title={metric ? t('form.editTitle', { name: metric.name }) : t('form.createTitle')}
      closeTo={metric ? path('metrics', metric.code) : path('metrics')}
      actions={
        <Button
          variant="primary"
          type="submit"
          form="metric"
          disabled={Boolean(metric) && !isDirty}
          busy={isSubmitting}
        >
          {metric ? t('form.save') : t('form.create')}
        </Button>
      }
      aside={<Sample form={form} />}
    >
      <DirtyGuard when={isDirty && !isSubmitting} />
      <form id="metric" onSubmit={form.send} noValidate className="flex flex-col gap-5">
        <FormError form={form} />
        {locked && <Banner title={t('form.lockedTitle')}>{t('form.lockedBody')}</Banner>}
        <MetricBasics form={form} existing={Boolean(metric)} locked={locked} />
        <MetricMeasurement form={form} locked={locked} />
        <MetricFiltersCard form={form} />
      </form>
      {asking && metric && (
        <ConfirmDialog
          open
          onClose={() => setAsking(undefined)}
          title={t('form.loseTitle')}
          body={t('form.loseBody', { values: lostValues(metric.filters, asking.filters).join(', ') })}
          confirm={t('form.loseConfirm')}
          onConfirm={() => save(asking)}
        />
      )}
    </FormPage>
  );
}

function useMetricForm(
  metric: Metric | undefined,
  defaultValues: MetricValues,
  locked: boolean,
  ask: (values: MetricValues) => void,
) {
  const path = useOrgPath();
  const navigate = useNavigate();
  const changes = [['billable_metrics'], ['plans']];
  const create = useCommand({ run: createMetric, changes, done: t('form.created') });
  const update = useCommand({ run: updateMetric, changes, done: t('form.saved') });
  const save = async (values: MetricValues) => {
    const write = writeOf(values);
    const saved = await (metric ? update.ask({ before: metric.code, metric: write }) : create.ask(write));
    await navigate({ to: path('metrics', saved.code), ignoreBlocker: true });
  };
  const form: MetricFormState = useTarnForm({
    schema: metricSchema,
    defaultValues,
    serverFields: { custom_aggregator: 'aggregator.result' },
    submit: async (values) => {
      const loses = locked && metric && lostValues(metric.filters, values.filters).length > 0;
      if (loses) ask(values);
      else await save(values);
    },
  });
  return { form, save };
}

/** The request that the metric as it stands in the form would count. */
function Sample({ form }: { form: MetricFormState }) {
  const values = useWatch({ control: form.control }) as MetricValues;
  const metric = { ...writeOf(values), code: values.code || 'api_requests' };
  return (
    <Card title={t('page.sample')} description={t('page.sampleHint')}>
      <CodeBlock code={sampleRequest(metric, window.location.origin)} label={t('page.sampleLabel')} />
    </Card>
  );
}
