import type { MetricRef, UsageEvent } from './event.queries';

export type EventProblem = 'noMetric' | 'noProperty' | 'noSubscription';

/** Why an event counts nowhere, as far as it can be told from the event and the metrics (WEB-282). */
export function problemOf(
  event: Pick<UsageEvent, 'code' | 'properties' | 'external_subscription_id'>,
  metrics: readonly MetricRef[],
): EventProblem | null {
  const metric = metrics.find(({ code }) => code === event.code);
  if (!metric) return 'noMetric';
  if (!event.external_subscription_id) return 'noSubscription';
  const value = metric.field_name ? event.properties[metric.field_name] : undefined;
  return metric.field_name && (value === undefined || value === null || value === '') ? 'noProperty' : null;
}
