import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { api } from '@/api/client';
import { type PageMeta, pageOf } from '@/api/types';
import type { Charge, FixedCharge, UsageThreshold } from '@/features/plan/plan.queries';

/** What becomes of a fee that was paid ahead and is not used up. */
export const CREDIT_NOTE_CHOICES = ['credit', 'refund', 'offset', 'skip'] as const;
export type CreditNoteChoice = (typeof CREDIT_NOTE_CHOICES)[number];

export type SubscriptionStatus = 'active' | 'pending' | 'terminated' | 'canceled' | 'incomplete';

export interface Subscription {
  lago_id: string;
  external_id: string;
  external_customer_id: string;
  billing_entity_code?: string | null;
  billing_time: 'calendar' | 'anniversary';
  name: string | null;
  plan_code: string;
  plan_amount_cents: number;
  plan_amount_currency: string;
  status: SubscriptionStatus;
  created_at: string;
  canceled_at: string | null;
  started_at: string | null;
  ending_at: string | null;
  subscription_at: string;
  terminated_at: string | null;
  trial_ended_at: string | null;
  previous_plan_code: string | null;
  next_plan_code: string | null;
  downgrade_plan_date: string | null;
  current_billing_period_started_at: string | null;
  current_billing_period_ending_at: string | null;
  on_termination_credit_note: CreditNoteChoice | null;
  on_termination_invoice: 'generate' | 'skip';
  purchase_order_number: string | null;
  activation_rules?: ActivationRule[];
}

/** What has to happen before it counts and bills: its first payment (SUB-190, SUB-192). */
export interface ActivationRule {
  lago_id: string;
  type: 'payment';
  /** 0: waits for ever. */
  timeout_hours: number;
  status: 'inactive' | 'pending' | 'not_applicable' | 'satisfied' | 'failed' | 'expired' | 'declined';
  expires_at: string | null;
  /** The invoice to be paid, which is not listed before it is. */
  lago_invoice_id: string | null;
}

export type Interval = 'weekly' | 'monthly' | 'quarterly' | 'semiannual' | 'yearly';

export interface PlanChoice {
  lago_id: string;
  name: string;
  code: string;
  interval: Interval;
  amount_cents: number;
  amount_currency: string;
  trial_period: number | null;
  pay_in_advance: boolean;
  description: string | null;
  /** Present on a plan of a subscription's own, made from another (SUB-070). */
  parent_id?: string | null;
  charges?: Charge[];
  fixed_charges?: FixedCharge[];
  /** Those that count for who has the plan without thresholds of its own. */
  applicable_usage_thresholds?: UsageThreshold[];
}

export interface SubscriptionDetail extends Subscription {
  plan: PlanChoice;
  progressive_billing_disabled?: boolean;
  /** Its own thresholds, or else the plan's. */
  applicable_usage_thresholds?: UsageThreshold[];
}

export const ALL_STATUSES: readonly SubscriptionStatus[] = [
  'active',
  'pending',
  'incomplete',
  'terminated',
  'canceled',
];

export interface SubscriptionFilters {
  search?: string;
  status?: readonly string[];
  external_customer_id?: string;
  external_id?: string;
  plan_code?: string;
  page?: number;
  per_page?: number;
}

export const SUBSCRIPTIONS_PER_PAGE = 25;

export const subscriptionsQuery = ({ search, ...filters }: SubscriptionFilters) =>
  queryOptions({
    queryKey: ['subscriptions', 'list', search, filters],
    placeholderData: keepPreviousData,
    queryFn: async ({ signal }) =>
      pageOf(
        await api.get<{ subscriptions: Subscription[]; meta: PageMeta }>('/subscriptions', {
          query: { per_page: SUBSCRIPTIONS_PER_PAGE, search_term: search, ...filters },
          signal,
        }),
        'subscriptions',
      ),
  });

const at = (externalId: string) => `/subscriptions/${encodeURIComponent(externalId)}`;

/** An external id can have had several lives; the status says which one is meant. */
export const subscriptionQuery = (externalId: string, status: SubscriptionStatus) =>
  queryOptions({
    queryKey: ['subscriptions', 'one', externalId, status],
    queryFn: async ({ signal }) =>
      (await api.get<{ subscription: SubscriptionDetail }>(at(externalId), { query: { status }, signal }))
        .subscription,
  });

/** Every row of an external id: what it was, is, and will be. */
export const lineageQuery = (externalId: string) =>
  queryOptions({
    queryKey: ['subscriptions', 'lineage', externalId],
    queryFn: async ({ signal }) =>
      (
        await api.get<{ subscriptions: Subscription[] }>('/subscriptions', {
          query: { external_id: externalId, status: ALL_STATUSES, per_page: 100 },
          signal,
        })
      ).subscriptions,
  });

export const planChoicesQuery = queryOptions({
  queryKey: ['plans', 'choices'],
  queryFn: async ({ signal }) =>
    (await api.get<{ plans: PlanChoice[] }>('/plans', { query: { per_page: 500 }, signal })).plans,
});

export type SubscriptionValues = Record<string, unknown> & {
  external_customer_id: string;
  external_id: string;
  plan_code: string;
};

/** Subscribes; or changes the plan of what is there under that external id. */
export const subscribe = async (subscription: SubscriptionValues) =>
  (await api.post<{ subscription: SubscriptionDetail }>('/subscriptions', { subscription })).subscription;

interface Update {
  externalId: string;
  status: SubscriptionStatus;
  changes: Record<string, unknown>;
}

export const updateSubscription = async ({ externalId, status, changes }: Update) =>
  (
    await api.put<{ subscription: SubscriptionDetail }>(
      at(externalId),
      { subscription: changes },
      { query: { status } },
    )
  ).subscription;

interface Termination {
  externalId: string;
  status: SubscriptionStatus;
  invoice?: 'generate' | 'skip';
  /** What becomes of what is paid ahead and not used (CRD-143). */
  creditNote?: CreditNoteChoice;
}

/** Ends what is active, cancels what is pending. */
export const terminateSubscription = ({ externalId, status, invoice, creditNote }: Termination) =>
  api.delete<{ subscription: SubscriptionDetail }>(at(externalId), {
    query: {
      status: status === 'pending' ? 'pending' : undefined,
      on_termination_invoice: invoice,
      on_termination_credit_note: creditNote,
    },
  });
