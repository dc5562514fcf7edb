import type { Aggregation, CustomAggregator, MetricFilter } from './metric.queries';
import { propertiesNamed } from './trial';

interface Measured {
  code: string;
  aggregation_type: Aggregation;
  field_name: string | null;
  recurring: boolean;
  filters: readonly MetricFilter[];
  custom_aggregator?: CustomAggregator;
}

/** Properties of an event that the metric counts. */
export function sampleProperties(metric: Measured): Record<string, string | number> {
  const properties: Record<string, string | number> = {};
  if (metric.field_name)
    properties[metric.field_name] = metric.aggregation_type === 'unique_count_agg' ? 'user-1' : 12.5;
  if (metric.aggregation_type === 'unique_count_agg' && metric.recurring) properties.operation_type = 'add';
  const steps = Object.values(metric.custom_aggregator?.step ?? {});
  for (const name of propertiesNamed(steps.join(' '))) properties[name] = 12.5;
  for (const { key, values } of metric.filters) if (key && values[0]) properties[key] = values[0];
  return properties;
}

/** A request that sends such an event. */
export function sampleRequest(metric: Measured, server: string): string {
  const event = {
    transaction_id: 'a-unique-id',
    external_subscription_id: 'your-subscription',
    code: metric.code,
    ...(Object.keys(sampleProperties(metric)).length > 0 && { properties: sampleProperties(metric) }),
  };
  const body = JSON.stringify({ event }, null, 2);
  return [
    `curl ${server}/api/v1/events \\`,
    '  -H "Authorization: Bearer $TARN_API_KEY" \\',
    '  -H "Content-Type: application/json" \\',
    `  -d '${body.replaceAll("'", "'\\''")}'`,
  ].join('\n');
}
