import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { api } from '@/api/client';
import { type PageMeta, pageOf } from '@/api/types';
import type { Tax } from '@/features/tax/tax.queries';

export const INTERVALS = ['weekly', 'monthly', 'quarterly', 'semiannual', 'yearly'] as const;
export type Interval = (typeof INTERVALS)[number];

export const CHARGE_MODELS = [
  'standard',
  'graduated',
  'volume',
  'package',
  'percentage',
  'graduated_percentage',
  'dynamic',
] as const;
export type ChargeModel = (typeof CHARGE_MODELS)[number];

/** A tier on the wire; `per_unit_amount` or `rate`, by model. */
export interface Range {
  from_value: number;
  to_value: number | null;
  per_unit_amount?: string;
  rate?: string;
  flat_amount: string;
}

/** A property of events that usage is shown by, without being priced by it (PRC-052). */
export interface PresentationKey {
  value: string;
  options?: { display_in_invoice: boolean };
}

/** Prices on the wire; which fields there are depends on the model. Amounts are decimal texts. */
export interface Properties {
  amount?: string;
  graduated_ranges?: Range[];
  volume_ranges?: Range[];
  graduated_percentage_ranges?: Range[];
  package_size?: number;
  free_units?: number;
  rate?: string;
  fixed_amount?: string;
  free_units_per_events?: number;
  free_units_per_total_aggregation?: string;
  per_transaction_min_amount?: string;
  per_transaction_max_amount?: string;
  pricing_group_keys?: string[];
  presentation_group_keys?: PresentationKey[];
}

export interface ChargeFilter {
  lago_id: string;
  invoice_display_name: string | null;
  properties: Properties;
  values: Record<string, string[]>;
}

export interface Charge {
  lago_id: string;
  lago_billable_metric_id: string;
  billable_metric_code: string;
  code: string;
  invoice_display_name: string | null;
  charge_model: ChargeModel;
  pay_in_advance: boolean;
  invoiceable: boolean;
  regroup_paid_fees: 'invoice' | null;
  prorated: boolean;
  min_amount_cents: number;
  properties: Properties;
  filters: ChargeFilter[];
  taxes: Tax[];
  /** What its prices are stated in instead of the currency (PRC-053). */
  applied_pricing_unit?: AppliedPricingUnit | null;
}

export interface AppliedPricingUnit {
  code: string;
  /** What one is worth in the plan's currency. */
  conversion_rate: string;
}

/** What the prices of a charge are in: a pricing unit by its code, else the currency. */
export const pricedIn = ({ applied_pricing_unit: unit }: Charge, currency: string) => unit?.code ?? currency;

/** How the fees of a charge in advance are invoiced: each at once, paid ones together later, or not at all. */
export const SETTLEMENTS = ['invoice', 'regroup', 'none'] as const;

export const settlementOf = (charge: Charge): (typeof SETTLEMENTS)[number] =>
  charge.invoiceable ? 'invoice' : charge.regroup_paid_fees ? 'regroup' : 'none';

export interface FixedCharge {
  lago_id: string;
  lago_add_on_id: string;
  add_on_code: string;
  code: string;
  invoice_display_name: string | null;
  charge_model: 'standard' | 'graduated' | 'volume';
  units: number;
  pay_in_advance: boolean;
  prorated: boolean;
  properties: Properties;
  taxes: Tax[];
}

export interface Plan {
  lago_id: string;
  name: string;
  code: string;
  invoice_display_name: string | null;
  description: string | null;
  interval: Interval;
  amount_cents: number;
  amount_currency: string;
  trial_period: number | null;
  pay_in_advance: boolean;
  bill_charges_monthly: boolean | null;
  bill_fixed_charges_monthly: boolean | null;
  pending_deletion: boolean;
  created_at: string;
  charges: Charge[];
  fixed_charges: FixedCharge[];
  taxes: Tax[];
  minimum_commitment?: Commitment | null;
  usage_thresholds?: UsageThreshold[];
  metadata?: Record<string, string | null> | null;
}

/** What a period costs at least (SUB-013). */
export interface Commitment {
  amount_cents: number;
  invoice_display_name: string | null;
  taxes: Tax[];
}

/** Usage that is billed as soon as it has come to so much (SUB-012). */
export interface UsageThreshold {
  lago_id: string;
  threshold_display_name: string | null;
  amount_cents: number;
  recurring: boolean;
}

interface PlanList {
  plans: Plan[];
  meta: PageMeta;
}

export const PER_PAGE = 25;

const pathOf = (code: string) => `/plans/${encodeURIComponent(code)}`;

export const plansQuery = (filters: { search: string; page: number }) =>
  queryOptions({
    queryKey: ['plans', filters],
    placeholderData: keepPreviousData,
    queryFn: async ({ signal }) => {
      const query = { search_term: filters.search, page: filters.page, per_page: PER_PAGE };
      return pageOf(await api.get<PlanList>('/plans', { query, signal }), 'plans');
    },
  });

export const planQuery = (code: string) =>
  queryOptions({
    queryKey: ['plans', 'one', code],
    queryFn: async ({ signal }) => (await api.get<{ plan: Plan }>(pathOf(code), { signal })).plan,
  });

/** All plans, to choose among. */
export const planListQuery = queryOptions({
  queryKey: ['plans', 'all'],
  queryFn: async ({ signal }) =>
    (await api.get<PlanList>('/plans', { query: { per_page: 1000 }, signal })).plans,
});

/** The plans that charge for a metric. */
export const plansMeasuringQuery = (metricCode: string) =>
  queryOptions({
    ...planListQuery,
    select: (plans: Plan[]) =>
      plans.filter(({ charges }) => charges.some((charge) => charge.billable_metric_code === metricCode)),
  });

export interface PlanSubscription {
  lago_id: string;
  external_id: string;
  external_customer_id: string;
  name: string | null;
  status: 'pending' | 'incomplete' | 'active' | 'terminated' | 'canceled';
  subscription_at: string;
  started_at: string | null;
  ending_at: string | null;
  terminated_at: string | null;
}

interface SubscriptionList {
  subscriptions: PlanSubscription[];
  meta: PageMeta;
}

const EVERY_STATUS = ['active', 'pending', 'incomplete', 'terminated', 'canceled'];

/** A plan's subscriptions, of every status unless some are asked for. */
export const planSubscriptionsQuery = (code: string, filters: { statuses: string[]; page: number }) =>
  queryOptions({
    queryKey: ['subscriptions', 'of plan', code, filters],
    placeholderData: keepPreviousData,
    queryFn: async ({ signal }) => {
      const status = filters.statuses.length > 0 ? filters.statuses : EVERY_STATUS;
      const query = { plan_code: code, status, page: filters.page, per_page: PER_PAGE };
      return pageOf(await api.get<SubscriptionList>('/subscriptions', { query, signal }), 'subscriptions');
    },
  });

/** How many subscriptions of these statuses a plan has. */
export const subscriptionCountQuery = (code: string, statuses: string[] = EVERY_STATUS) =>
  queryOptions({
    queryKey: ['subscriptions', 'count', code, statuses],
    queryFn: async ({ signal }) => {
      const query = { plan_code: code, status: statuses, per_page: 1 };
      return (await api.get<SubscriptionList>('/subscriptions', { query, signal })).meta.total_count;
    },
  });

export interface FilterWrite {
  invoice_display_name: string | null;
  properties: Properties;
  values: Record<string, string[]>;
}

export interface ChargeWrite {
  /** Present: changes that charge; absent: adds one. */
  id?: string;
  billable_metric_id: string;
  code?: string;
  invoice_display_name: string | null;
  charge_model: ChargeModel;
  pay_in_advance: boolean;
  invoiceable: boolean;
  regroup_paid_fees: 'invoice' | null;
  prorated: boolean;
  min_amount_cents: number;
  properties: Properties;
  filters: FilterWrite[];
  tax_codes: string[];
  applied_pricing_unit?: AppliedPricingUnit;
}

export interface FixedChargeWrite {
  /** Present: changes that fixed charge; absent: adds one. */
  id?: string;
  add_on_id: string;
  code?: string;
  invoice_display_name: string | null;
  charge_model: FixedCharge['charge_model'];
  units: string;
  apply_units_immediately?: boolean;
  pay_in_advance: boolean;
  prorated: boolean;
  properties: Properties;
  tax_codes: string[];
}

export interface PlanWrite {
  name: string;
  code: string;
  invoice_display_name: string | null;
  description: string | null;
  interval: Interval;
  amount_cents: number;
  amount_currency: string;
  trial_period: string | null;
  pay_in_advance: boolean;
  bill_charges_monthly: boolean | null;
  bill_fixed_charges_monthly: boolean | null;
  charges: ChargeWrite[];
  fixed_charges?: FixedChargeWrite[];
  tax_codes: string[];
  /** Empty: takes it away; absent: leaves it as it is (SUB-028). */
  minimum_commitment?:
    | { amount_cents: number; invoice_display_name: string | null; tax_codes: string[] }
    | Record<string, never>;
  usage_thresholds?: Omit<UsageThreshold, 'lago_id'>[];
  metadata?: Record<string, string | null>;
}

export const createPlan = async (plan: PlanWrite) =>
  (await api.post<{ plan: Plan }>('/plans', { plan })).plan;

export const updatePlan = async ({ before, plan }: { before: string; plan: PlanWrite }) =>
  (await api.put<{ plan: Plan }>(pathOf(before), { plan })).plan;

export const deletePlan = (code: string) => api.delete(pathOf(code));
