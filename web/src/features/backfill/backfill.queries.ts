import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { api } from '@/api/client';
import { type PageMeta, pageOf } from '@/api/types';
import { answerOf, typeOf } from './upload';

export const STATES = ['uploading', 'uploaded', 'applied', 'undone'] as const;

/** Events of the past that were uploaded together (MTR-120). */
export interface Backfill {
  lago_id: string;
  state: (typeof STATES)[number];
  events_count: number;
  duplicates_count: number;
  refused_count: number;
  first_event_at: string | null;
  last_event_at: string | null;
  created_at: string;
  applied_at: string | null;
  undone_at: string | null;
}

export interface Side {
  units: string;
  events_count: number;
  amount_cents: number;
}

export interface FeeDifference {
  lago_charge_id: string;
  charge_code: string;
  billable_metric_code: string;
  lago_charge_filter_id: string | null;
  grouped_by: Record<string, string | null>;
  before: Side;
  after: Side;
  difference_amount_cents: number;
}

/** What a backfill makes of one window of a subscription; without an invoice it is the one in progress (MTR-121). */
export interface WindowDifference {
  invoice: { lago_id: string; number: string; status: string } | null;
  external_customer_id: string;
  lago_subscription_id: string;
  external_subscription_id: string;
  from: string;
  to: string;
  currency: string;
  amount_cents_before: number;
  amount_cents_after: number;
  difference_amount_cents: number;
  fees: FeeDifference[];
}

export const PER_PAGE = 25;

export const backfillsQuery = (page: number) =>
  queryOptions({
    queryKey: ['backfills', 'list', page],
    placeholderData: keepPreviousData,
    queryFn: async ({ signal }) =>
      pageOf(
        await api.get<{ backfills: Backfill[]; meta: PageMeta }>('/backfills', {
          query: { page, per_page: PER_PAGE },
          signal,
        }),
        'backfills',
      ),
  });

export const backfillQuery = (id: string) =>
  queryOptions({
    queryKey: ['backfills', 'one', id],
    queryFn: async ({ signal }) =>
      (await api.get<{ backfill: Backfill }>(`/backfills/${encodeURIComponent(id)}`, { signal })).backfill,
  });

export const differencesQuery = (id: string, page: number) =>
  queryOptions({
    queryKey: ['backfills', 'differences', id, page],
    placeholderData: keepPreviousData,
    queryFn: async ({ signal }) =>
      pageOf(
        await api.get<{ differences: WindowDifference[]; meta: PageMeta }>(
          `/backfills/${encodeURIComponent(id)}/differences`,
          { query: { page, per_page: PER_PAGE }, signal },
        ),
        'differences',
      ),
  });

export const uploadEvents = async (file: File) =>
  answerOf(await api.upload('/backfills', file, typeOf(file.name)));

export const applyBackfill = (id: string) => api.post(`/backfills/${encodeURIComponent(id)}/apply`);

export const undoBackfill = (id: string) => api.post(`/backfills/${encodeURIComponent(id)}/undo`);

/** Usage, drafts and what is due change with the events. */
export const BACKFILL_CHANGES = [['backfills'], ['events'], ['usage'], ['invoices'], ['customers']];
