import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { api } from '@/api/client';
import { type PageMeta, pageOf } from '@/api/types';

export const AGGREGATIONS = [
  'count_agg',
  'sum_agg',
  'max_agg',
  'unique_count_agg',
  'latest_agg',
  'weighted_sum_agg',
  'custom_agg',
] as const;

export type Aggregation = (typeof AGGREGATIONS)[number];

export interface MetricFilter {
  key: string;
  values: string[];
}

/** Named values, what each event makes of them, and what they come to (PLT-467). */
export interface CustomAggregator {
  state: Record<string, string>;
  step: Record<string, string>;
  result: string;
}

export interface Metric {
  lago_id: string;
  name: string;
  code: string;
  description: string | null;
  aggregation_type: Aggregation;
  field_name: string | null;
  recurring: boolean;
  weighted_interval: 'seconds' | null;
  rounding_function: 'round' | 'ceil' | 'floor' | null;
  rounding_precision: number | null;
  expression: string | null;
  filters: MetricFilter[];
  /** Of custom aggregations only. */
  custom_aggregator?: CustomAggregator;
  created_at: string;
}

interface MetricList {
  billable_metrics: Metric[];
  meta: PageMeta;
}

interface Envelope {
  billable_metric: Metric;
}

export const PER_PAGE = 25;

export interface MetricFilters {
  search: string;
  aggregations: string[];
  page: number;
}

const pathOf = (code: string) => `/billable_metrics/${encodeURIComponent(code)}`;

export const metricsQuery = (filters: MetricFilters) =>
  queryOptions({
    queryKey: ['billable_metrics', filters],
    placeholderData: keepPreviousData,
    queryFn: async ({ signal }) => {
      const query = {
        search_term: filters.search,
        aggregation_types: filters.aggregations,
        page: filters.page,
        per_page: PER_PAGE,
      };
      return pageOf(await api.get<MetricList>('/billable_metrics', { query, signal }), 'billable_metrics');
    },
  });

/** All metrics, to choose from. */
export const metricChoicesQuery = queryOptions({
  queryKey: ['billable_metrics', 'all'],
  queryFn: async ({ signal }) =>
    (await api.get<MetricList>('/billable_metrics', { query: { per_page: 1000 }, signal })).billable_metrics,
});

export const metricQuery = (code: string) =>
  queryOptions({
    queryKey: ['billable_metrics', 'one', code],
    queryFn: async ({ signal }) => (await api.get<Envelope>(pathOf(code), { signal })).billable_metric,
  });

/** What is sent to create or change a metric. */
export type MetricWrite = Omit<Metric, 'lago_id' | 'created_at'>;

export const createMetric = async (metric: MetricWrite) =>
  (await api.post<Envelope>('/billable_metrics', { billable_metric: metric })).billable_metric;

export const updateMetric = async ({ before, metric }: { before: string; metric: MetricWrite }) =>
  (await api.put<Envelope>(pathOf(before), { billable_metric: metric })).billable_metric;

export const deleteMetric = (code: string) => api.delete<Envelope>(pathOf(code));

export interface ExpressionTrial {
  expression: string;
  event: { code: string; timestamp?: number; properties: unknown };
}

export const evaluateExpression = async (trial: ExpressionTrial) =>
  (await api.post<{ expression_result: { value: string } }>('/billable_metrics/evaluate_expression', trial))
    .expression_result.value;
