import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { api } from '@/api/client';
import { type PageMeta, pageOf } from '@/api/types';

export interface Rehearsal {
  lago_id: string;
  plan_code: string;
  plan_version: number;
  currency: string;
  from: string | null;
  to: string | null;
  periods_count: number;
  billed_amount_cents: number;
  rehearsed_amount_cents: number;
  difference_amount_cents: number;
  created_at: string;
}

export interface FeeDifference {
  fee_type: string;
  item_code: string;
  item_name: string;
  billed_amount_cents: number;
  rehearsed_amount_cents: number;
  difference_amount_cents: number;
}

/** One billed period of one subscription. */
export interface RehearsalResult {
  external_customer_id: string;
  external_subscription_id: string;
  lago_invoice_id: string;
  from: string;
  to: string;
  billed_amount_cents: number;
  rehearsed_amount_cents: number;
  difference_amount_cents: number;
  fees: FeeDifference[];
}

export interface RehearsalWrite {
  plan_code: string;
  external_customer_ids: string[];
  from?: string;
  to?: string;
}

export const PER_PAGE = 25;
export const MAX_CUSTOMERS = 100;

export const rehearse = async (price_rehearsal: RehearsalWrite) =>
  (await api.post<{ price_rehearsal: Rehearsal }>('/price_rehearsals', { price_rehearsal })).price_rehearsal;

export const rehearsalQuery = (id: string) =>
  queryOptions({
    queryKey: ['price_rehearsals', id],
    queryFn: async ({ signal }) =>
      (await api.get<{ price_rehearsal: Rehearsal }>(`/price_rehearsals/${id}`, { signal })).price_rehearsal,
  });

export const resultsQuery = (id: string, page: number) =>
  queryOptions({
    queryKey: ['price_rehearsals', id, 'results', page],
    placeholderData: keepPreviousData,
    queryFn: async ({ signal }) =>
      pageOf(
        await api.get<{ results: RehearsalResult[]; meta: PageMeta }>(`/price_rehearsals/${id}/results`, {
          query: { page, per_page: PER_PAGE },
          signal,
        }),
        'results',
      ),
  });

interface Subscribers {
  subscriptions: { external_customer_id: string }[];
  meta: PageMeta;
}

/** Who is on a plan now: the customers of its active subscriptions, as many as one rehearsal takes. */
export const subscribersQuery = (planCode: string) =>
  queryOptions({
    queryKey: ['subscriptions', 'customers of plan', planCode],
    queryFn: async ({ signal }) => {
      const query = { plan_code: planCode, status: ['active'], per_page: 1000 };
      const { subscriptions } = await api.get<Subscribers>('/subscriptions', { query, signal });
      return [...new Set(subscriptions.map(({ external_customer_id }) => external_customer_id))];
    },
  });
