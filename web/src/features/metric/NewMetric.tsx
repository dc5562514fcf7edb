import { useQuery } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import { codeFrom, Loaded } from '@/ui';
import { MetricForm } from './MetricForm';
import { type Metric, metricQuery } from './metric.queries';
import { valuesOf } from './metricForm';
import { t } from './texts';

/** A new metric, or with `?from=code` a copy of another. */
export function NewMetric() {
  const { from } = useSearch({ strict: false }) as { from?: string };
  return from ? <CopyOf code={from} /> : <MetricForm defaultValues={valuesOf()} />;
}

function CopyOf({ code }: { code: string }) {
  const copyOf = (metric: Metric) => {
    const name = t('form.copyOf', { name: metric.name });
    return { ...valuesOf(metric), name, code: codeFrom(name) };
  };
  return (
    <Loaded query={useQuery(metricQuery(code))}>
      {(metric) => <MetricForm defaultValues={copyOf(metric)} />}
    </Loaded>
  );
}
