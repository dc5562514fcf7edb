import * as z from 'zod/mini';
import { requiredText, someOf, text } from '@/ui/schema';
import {
  aggregatorProblems,
  aggregatorSchema,
  aggregatorValuesOf,
  aggregatorWriteOf,
  noAggregator,
} from './aggregatorForm';
import {
  AGGREGATIONS,
  type Aggregation,
  type Metric,
  type MetricFilter,
  type MetricWrite,
} from './metric.queries';

const ROUNDINGS = ['none', 'round', 'ceil', 'floor'] as const;

/** Aggregations that can carry their value from one period into the next (MTR-071). */
const RECURRING: readonly Aggregation[] = ['sum_agg', 'unique_count_agg', 'weighted_sum_agg'];

export const mayRecur = (aggregation: Aggregation) => RECURRING.includes(aggregation);
export const needsField = (aggregation: Aggregation) =>
  aggregation !== 'count_agg' && aggregation !== 'custom_agg';

const filter = z.object({
  key: requiredText(255),
  values: someOf().check(
    z.refine((values) => !values.includes('__ALL_FILTER_VALUES__'), 'value_is_reserved'),
  ),
});

export const metricSchema = z
  .object({
    name: requiredText(255),
    code: requiredText(255),
    description: text(5000),
    aggregation_type: z.enum(AGGREGATIONS),
    field_name: text(255),
    recurring: z.boolean(),
    rounding_function: z.enum(ROUNDINGS),
    rounding_precision: text(
      40,
      z.regex(/^(-?\d{1,2})?$/, 'integer_is_invalid'),
      z.refine((text) => text === '' || (Number(text) >= -25 && Number(text) <= 15), 'value_is_out_of_range'),
    ),
    expression: text(5000),
    filters: z.array(filter),
    /** Means something to custom aggregations only. */
    aggregator: aggregatorSchema,
  })
  .check(
    z.superRefine((values, context) => {
      if (needsField(values.aggregation_type) && values.field_name === '')
        context.addIssue({ code: 'custom', path: ['field_name'], message: 'value_is_mandatory' });
      if (values.aggregation_type === 'custom_agg')
        for (const { path, code } of aggregatorProblems(values.aggregator))
          context.addIssue({ code: 'custom', path: ['aggregator', ...path], message: code });
      values.filters.forEach(({ key }, index) => {
        if (values.filters.findIndex((other) => other.key === key) < index)
          context.addIssue({
            code: 'custom',
            path: ['filters', index, 'key'],
            message: 'value_is_duplicated',
          });
      });
    }),
  );

export type MetricValues = z.infer<typeof metricSchema>;

const EMPTY: MetricValues = {
  name: '',
  code: '',
  description: '',
  aggregation_type: 'count_agg',
  field_name: '',
  recurring: false,
  rounding_function: 'none',
  rounding_precision: '',
  expression: '',
  filters: [],
  aggregator: noAggregator(),
};

/** What the form starts with. */
export function valuesOf(metric?: Metric): MetricValues {
  if (!metric) return EMPTY;
  return {
    name: metric.name,
    code: metric.code,
    description: metric.description ?? '',
    aggregation_type: metric.aggregation_type,
    field_name: metric.field_name ?? '',
    recurring: metric.recurring,
    rounding_function: metric.rounding_function ?? 'none',
    rounding_precision: metric.rounding_precision === null ? '' : String(metric.rounding_precision),
    expression: metric.expression ?? '',
    filters: metric.filters.map(({ key, values }) => ({ key, values: [...values] })),
    aggregator: aggregatorValuesOf(metric.custom_aggregator),
  };
}

/** What is sent: a setting that means nothing to the chosen aggregation is left empty. */
export function writeOf(values: MetricValues): MetricWrite {
  const { aggregation_type } = values;
  const rounds = values.rounding_function !== 'none';
  return {
    name: values.name,
    code: values.code,
    description: values.description || null,
    aggregation_type,
    field_name: needsField(aggregation_type) ? values.field_name : null,
    recurring: mayRecur(aggregation_type) && values.recurring,
    weighted_interval: aggregation_type === 'weighted_sum_agg' ? 'seconds' : null,
    rounding_function: values.rounding_function === 'none' ? null : values.rounding_function,
    rounding_precision: rounds && values.rounding_precision !== '' ? Number(values.rounding_precision) : null,
    expression: needsField(aggregation_type) ? values.expression || null : null,
    filters: values.filters,
    ...(aggregation_type === 'custom_agg' && { custom_aggregator: aggregatorWriteOf(values.aggregator) }),
  };
}

/** Values that the change takes away, as `key: value`; the filters of charges lose them (MTR-083). */
export function lostValues(before: readonly MetricFilter[], after: readonly MetricFilter[]): string[] {
  const kept = new Map(after.map(({ key, values }) => [key, values]));
  return before.flatMap(({ key, values }) =>
    values.filter((value) => !kept.get(key)?.includes(value)).map((value) => `${key}: ${value}`),
  );
}
