import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { api } from '@/api/client';
import { type PageMeta, pageOf } from '@/api/types';

export interface UsageEvent {
  lago_id: string;
  transaction_id: string;
  code: string;
  timestamp: string;
  precise_total_amount_cents: string | null;
  properties: Record<string, unknown>;
  external_subscription_id: string | null;
  created_at: string;
}

export interface EventFilters {
  code?: string;
  external_subscription_id?: string;
  timestamp_from?: string;
  timestamp_to?: string;
  page: number;
  per_page?: number;
}

export const EVENTS_PER_PAGE = 50;

export const eventsQuery = (filters: EventFilters) =>
  queryOptions({
    queryKey: ['events', filters],
    placeholderData: keepPreviousData,
    queryFn: async ({ signal }) =>
      pageOf(
        await api.get<{ events: UsageEvent[]; meta: PageMeta }>('/events', {
          query: { per_page: EVENTS_PER_PAGE, ...filters },
          signal,
        }),
        'events',
      ),
  });

/** Where an event counts, or why it does not. */
export interface EventExplanation {
  counted: boolean;
  reasons: string[];
  charges: {
    lago_charge_id: string;
    charge_code: string;
    charge_model: string;
    billable_metric_code: string;
    lago_charge_filter_id: string | null;
    filter_values: Record<string, string[]> | null;
    grouped_by: Record<string, string | null>;
  }[];
  invoice: {
    lago_id: string;
    number: string;
    status: string;
    charges_from: string;
    charges_to: string;
  } | null;
}

export const eventExplanationQuery = (transactionId: string) =>
  queryOptions({
    queryKey: ['events', 'explanation', transactionId],
    queryFn: async ({ signal }) => {
      const path = `/events/${encodeURIComponent(transactionId)}/explanation`;
      return (await api.get<{ explanation: EventExplanation }>(path, { signal })).explanation;
    },
  });

/** What is read from events of its code. */
export interface MetricRef {
  code: string;
  name: string;
  aggregation_type: string;
  field_name: string | null;
}

export const metricRefsQuery = queryOptions({
  queryKey: ['billable_metrics', 'refs'],
  queryFn: async ({ signal }) =>
    (
      await api.get<{ billable_metrics: MetricRef[] }>('/billable_metrics', {
        query: { per_page: 500 },
        signal,
      })
    ).billable_metrics,
});
