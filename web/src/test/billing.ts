import type { Customer } from '@/features/customer/customer.queries';
import type { Fee, Invoice, InvoiceDetail } from '@/features/invoice/invoice.queries';
import type { Charge } from '@/features/plan/plan.queries';
import type {
  PlanChoice,
  Subscription,
  SubscriptionDetail,
} from '@/features/subscription/subscription.queries';
import type { CurrentUsage } from '@/features/usage/usage.queries';
import type { MockAnswer } from '../../mock/tarn.ts';

/** What the server answers about one customer on one plan, for tests of pages. */

const noAddress = {
  address_line1: null,
  address_line2: null,
  city: null,
  zipcode: null,
  state: null,
  country: null,
};

export const customer: Customer = {
  ...noAddress,
  lago_id: 'c-1',
  sequential_id: 1,
  slug: 'NOR-001',
  external_id: 'helios',
  billing_entity_code: 'northwind',
  account_type: 'customer',
  customer_type: 'company',
  name: 'Helios Robotics',
  firstname: null,
  lastname: null,
  email: 'billing@helios.example',
  legal_name: null,
  legal_number: null,
  tax_identification_number: null,
  phone: null,
  url: null,
  city: 'Berlin',
  country: 'DE',
  currency: 'EUR',
  timezone: null,
  applicable_timezone: 'Europe/Berlin',
  net_payment_term: null,
  finalize_zero_amount_invoice: 'inherit',
  billing_configuration: { invoice_grace_period: null, document_locale: null },
  shipping_address: noAddress,
  metadata: [],
  taxes: [],
  created_at: '2026-01-12T09:30:00Z',
};

export const charge: Charge = {
  lago_id: 'ch-1',
  lago_billable_metric_id: 'm-1',
  billable_metric_code: 'api_calls',
  code: 'api_calls',
  invoice_display_name: null,
  charge_model: 'standard',
  pay_in_advance: false,
  invoiceable: true,
  regroup_paid_fees: null,
  prorated: false,
  min_amount_cents: 0,
  properties: { amount: '0.01' },
  filters: [],
  taxes: [],
};

export const plan: PlanChoice = {
  lago_id: 'p-1',
  name: 'Team',
  code: 'team',
  interval: 'monthly',
  amount_cents: 4900,
  amount_currency: 'EUR',
  trial_period: null,
  pay_in_advance: true,
  description: null,
  charges: [charge],
};

export const plans: PlanChoice[] = [
  plan,
  { ...plan, lago_id: 'p-2', name: 'Scale', code: 'scale', amount_cents: 19900 },
  { ...plan, lago_id: 'p-3', name: 'Starter', code: 'starter', amount_cents: 0 },
  { ...plan, lago_id: 'p-4', name: 'Enterprise', code: 'enterprise', amount_currency: 'USD' },
];

export const subscription: Subscription = {
  lago_id: 's-1',
  external_id: 'sub_helios',
  external_customer_id: 'helios',
  billing_time: 'calendar',
  name: null,
  plan_code: 'team',
  plan_amount_cents: 4900,
  plan_amount_currency: 'EUR',
  status: 'active',
  created_at: '2026-01-12T09:30:00Z',
  canceled_at: null,
  started_at: '2026-01-12T09:30:00Z',
  ending_at: null,
  subscription_at: '2026-01-12T09:30:00Z',
  terminated_at: null,
  trial_ended_at: null,
  previous_plan_code: null,
  next_plan_code: null,
  downgrade_plan_date: null,
  current_billing_period_started_at: '2026-02-28T23:00:00Z',
  current_billing_period_ending_at: '2026-03-31T21:59:59Z',
  on_termination_credit_note: null,
  on_termination_invoice: 'generate',
  purchase_order_number: null,
};

export const subscriptionDetail: SubscriptionDetail = { ...subscription, plan };

export const fee: Fee = {
  lago_id: 'f-1',
  lago_charge_id: null,
  lago_subscription_id: 's-1',
  lago_true_up_parent_fee_id: null,
  external_subscription_id: 'sub_helios',
  item: {
    type: 'subscription',
    code: 'team',
    name: 'Team',
    description: null,
    invoice_display_name: 'Team',
    filters: null,
    filter_invoice_display_name: null,
    grouped_by: {},
  },
  amount_cents: 4900,
  precise_amount: '49.0',
  amount_currency: 'EUR',
  taxes_amount_cents: 931,
  taxes_rate: 19,
  units: '1.0',
  precise_unit_amount: '49.0',
  total_amount_cents: 5831,
  events_count: null,
  from_date: '2026-02-28T23:00:00Z',
  to_date: '2026-03-31T21:59:59Z',
  amount_details: { plan_amount_cents: 4900 },
};

export const usageFee: Fee = {
  ...fee,
  lago_id: 'f-2',
  lago_charge_id: 'ch-1',
  item: {
    ...fee.item,
    type: 'charge',
    code: 'api_calls',
    name: 'API calls',
    invoice_display_name: 'API calls',
  },
  amount_cents: 598,
  precise_amount: '5.975',
  units: '498.0',
  precise_unit_amount: '0.011998',
  events_count: 498,
  from_date: '2026-01-31T23:00:00Z',
  to_date: '2026-02-28T22:59:59Z',
  amount_details: {
    graduated_ranges: [
      {
        from_value: 0,
        to_value: 100,
        units: '100.0',
        per_unit_amount: '0.0',
        per_unit_total_amount: '0.0',
        flat_unit_amount: '0.0',
      },
      {
        from_value: 101,
        to_value: null,
        units: '398.0',
        per_unit_amount: '0.0125',
        per_unit_total_amount: '4.975',
        flat_unit_amount: '1.0',
      },
    ],
  },
};

export const invoice: Invoice = {
  lago_id: 'i-1',
  billing_entity_code: 'northwind',
  number: 'NOR-001-003',
  issuing_date: '2026-03-01',
  payment_due_date: '2026-03-31',
  payment_dispute_lost_at: null,
  payment_overdue: false,
  net_payment_term: 30,
  invoice_type: 'subscription',
  status: 'finalized',
  payment_status: 'pending',
  currency: 'EUR',
  fees_amount_cents: 5498,
  coupons_amount_cents: 0,
  credit_notes_amount_cents: 0,
  sub_total_excluding_taxes_amount_cents: 5498,
  taxes_amount_cents: 1045,
  taxes_rate: 19,
  sub_total_including_taxes_amount_cents: 6543,
  prepaid_credit_amount_cents: 0,
  progressive_billing_credit_amount_cents: 0,
  total_amount_cents: 6543,
  total_paid_amount_cents: 0,
  total_due_amount_cents: 6543,
  purchase_order_number: null,
  file_url: null,
  created_at: '2026-02-28T23:00:00Z',
  finalized_at: '2026-02-28T23:00:00Z',
  voided_at: null,
  customer,
  metadata: [],
  applied_taxes: [
    {
      lago_id: 'at-1',
      tax_name: 'VAT',
      tax_code: 'vat',
      tax_rate: 19,
      amount_cents: 1045,
      fees_amount_cents: 5498,
    },
  ],
};

export const invoiceDetail: InvoiceDetail = {
  ...invoice,
  billing_periods: [
    {
      lago_subscription_id: 's-1',
      external_subscription_id: 'sub_helios',
      subscription_from_datetime: '2026-02-28T23:00:00Z',
      subscription_to_datetime: '2026-03-31T21:59:59Z',
      charges_from_datetime: '2026-01-31T23:00:00Z',
      charges_to_datetime: '2026-02-28T22:59:59Z',
      invoicing_reason: 'subscription_periodic',
    },
  ],
  fees: [usageFee, fee],
};

export const usage: CurrentUsage = {
  from_datetime: '2026-02-28T23:00:00Z',
  to_datetime: '2026-03-31T21:59:59Z',
  issuing_date: '2026-03-31',
  currency: 'EUR',
  amount_cents: 346,
  taxes_amount_cents: 66,
  total_amount_cents: 412,
  charges_usage: [
    {
      units: '256.0',
      total_aggregated_units: '256.0',
      events_count: 256,
      amount_cents: 346,
      amount_currency: 'EUR',
      charge: { lago_id: 'ch-1', code: 'api_calls', charge_model: 'graduated', invoice_display_name: null },
      billable_metric: {
        lago_id: 'm-1',
        name: 'API calls',
        code: 'api_calls',
        aggregation_type: 'count_agg',
      },
      filters: [
        {
          units: '73.0',
          total_aggregated_units: '73.0',
          events_count: 73,
          amount_cents: 146,
          invoice_display_name: 'Asia Pacific',
          values: { region: ['ap'] },
        },
        {
          units: '183.0',
          total_aggregated_units: '183.0',
          events_count: 183,
          amount_cents: 200,
          invoice_display_name: null,
          values: null,
        },
      ],
      grouped_usage: [],
    },
  ],
};

export const ok = (body: unknown): MockAnswer => ({ status: 200, body });

/** A list as the server answers it. */
export const listed = (key: string, rows: readonly unknown[]): MockAnswer =>
  ok({
    [key]: rows,
    meta: { current_page: 1, next_page: null, prev_page: null, total_pages: 1, total_count: rows.length },
  });

/** Everything of the one customer, for pages that ask for much of it. */
export const billingAnswers: Record<string, MockAnswer> = {
  'GET /api/v1/customers': listed('customers', [customer]),
  'GET /api/v1/customers/helios': ok({ customer }),
  'GET /api/v1/customers/helios/current_usage': ok({ customer_usage: usage }),
  'GET /api/v1/subscriptions': listed('subscriptions', [subscription]),
  'GET /api/v1/subscriptions/sub_helios': ok({ subscription: subscriptionDetail }),
  'GET /api/v1/invoices': listed('invoices', [invoice]),
  'GET /api/v1/invoices/i-1': ok({ invoice: invoiceDetail }),
  'GET /api/v1/plans': listed('plans', plans),
};
