import { id } from './data.ts';
import type { MockAnswer, MockRequest } from './tarn.ts';

/** Metrics, plans and taxes of the made-up company. Only their lists and pages; no prices are computed here. */

const CREATED_AT = '2026-05-04T08:30:00Z';

// biome-ignore lint/suspicious/noExplicitAny: whatever the forms send is kept as it comes
type Row = Record<string, any> & { code: string };

interface Shelf {
  key: string;
  list: string;
  rows: Row[];
}

const metric = (name: string, code: string, aggregation_type: string, more: object = {}): Row => ({
  lago_id: id(),
  name,
  code,
  description: null,
  aggregation_type,
  field_name: null,
  recurring: false,
  weighted_interval: null,
  rounding_function: null,
  rounding_precision: null,
  expression: null,
  filters: [],
  created_at: CREATED_AT,
  ...more,
});

const tax = (name: string, code: string, rate: number, applied_to_organization: boolean): Row => ({
  lago_id: id(),
  name,
  code,
  rate,
  description: null,
  applied_to_organization,
  created_at: CREATED_AT,
});

const requests = metric('API requests', 'api_requests', 'count_agg', {
  filters: [{ key: 'region', values: ['eu', 'us'] }],
});
const seats = metric('Seats', 'seats', 'unique_count_agg', { field_name: 'user_id', recurring: true });

const charge = (of: Row, charge_model: string, properties: object, filters: object[] = []): Row => ({
  lago_id: id(),
  lago_billable_metric_id: of.lago_id,
  billable_metric_code: of.code,
  code: of.code,
  invoice_display_name: null,
  charge_model,
  pay_in_advance: false,
  invoiceable: true,
  regroup_paid_fees: null,
  prorated: false,
  min_amount_cents: 0,
  properties,
  filters,
  taxes: [],
});

const plan = (name: string, code: string, amount_cents: number, charges: Row[]): Row => ({
  lago_id: id(),
  name,
  code,
  invoice_display_name: null,
  description: null,
  interval: 'monthly',
  amount_cents,
  amount_currency: 'EUR',
  trial_period: null,
  pay_in_advance: true,
  bill_charges_monthly: null,
  bill_fixed_charges_monthly: null,
  pending_deletion: false,
  created_at: CREATED_AT,
  charges,
  fixed_charges: [],
  taxes: [],
});

const tiers = [
  { from_value: 0, to_value: 1000, per_unit_amount: '0', flat_amount: '0' },
  { from_value: 1001, to_value: null, per_unit_amount: '0.002', flat_amount: '0' },
];

const shelves: Record<'metrics' | 'plans' | 'taxes', Shelf> = {
  metrics: {
    key: 'billable_metric',
    list: 'billable_metrics',
    rows: [requests, seats, metric('Storage', 'storage_gb', 'max_agg', { field_name: 'gb' })],
  },
  plans: {
    key: 'plan',
    list: 'plans',
    rows: [
      plan('Growth', 'growth', 4900, [
        charge(requests, 'graduated', { graduated_ranges: tiers }, [
          {
            lago_id: id(),
            invoice_display_name: null,
            values: { region: ['us'] },
            properties: { graduated_ranges: tiers.slice(1).map((tier) => ({ ...tier, from_value: 0 })) },
          },
        ]),
        charge(seats, 'standard', { amount: '12' }),
      ]),
      plan('Starter', 'starter', 0, []),
    ],
  },
  taxes: {
    key: 'tax',
    list: 'taxes',
    rows: [tax('VAT', 'vat', 19, true), tax('Reduced VAT', 'vat_7', 7, false)],
  },
};

const subscriptions = [
  {
    lago_id: id(),
    external_id: 'sub-1',
    external_customer_id: 'contoso',
    name: 'Contoso production',
    plan_code: 'growth',
    status: 'active',
    subscription_at: CREATED_AT,
    started_at: CREATED_AT,
    ending_at: null,
    terminated_at: null,
  },
];

const ok = (body: unknown): MockAnswer => ({ status: 200, body });
const missing = (key: string): MockAnswer => ({
  status: 404,
  body: { status: 404, error: 'Not Found', code: `${key}_not_found` },
});
const taken: MockAnswer = {
  status: 422,
  body: {
    status: 422,
    error: 'Unprocessable Entity',
    code: 'validation_errors',
    error_details: { code: ['value_already_exist'] },
  },
};

function pageOf(list: string, rows: readonly unknown[]): MockAnswer {
  const total_count = rows.length;
  const meta = { current_page: 1, next_page: null, prev_page: null, total_pages: 1, total_count };
  return ok({ [list]: rows, meta });
}

function found({ list, rows }: Shelf, { url }: MockRequest): MockAnswer {
  const term = (url.searchParams.get('search_term') ?? '').toLowerCase();
  const types = url.searchParams.getAll('aggregation_types[]');
  const matches = (row: Row) =>
    `${row.name} ${row.code}`.toLowerCase().includes(term) &&
    (types.length === 0 || types.includes(row.aggregation_type));
  return pageOf(list, rows.filter(matches));
}

/** A row as it is read, of what was written. */
function rowOf(written: Row): Row {
  const charges = (written.charges ?? []).map((one: Row) => {
    const measured = shelves.metrics.rows.find(({ lago_id }) => lago_id === one.billable_metric_id);
    return { ...charge(measured ?? requests, one.charge_model, one.properties, one.filters), ...one };
  });
  return {
    fixed_charges: [],
    taxes: [],
    filters: [],
    ...written,
    charges,
    lago_id: id(),
    created_at: CREATED_AT,
  };
}

function create({ key, rows }: Shelf, { body }: MockRequest): MockAnswer {
  if (rows.some(({ code }) => code === body[key].code)) return taken;
  const row = rowOf(body[key]);
  rows.push(row);
  return ok({ [key]: row });
}

type Handler = (request: MockRequest, code: string) => MockAnswer;

function routesOf(shelf: Shelf): Record<string, Handler> {
  const path = `/api/v1/${shelf.list}`;
  const withRow =
    (then: (row: Row, request: MockRequest) => unknown): Handler =>
    (request, code) => {
      const row = shelf.rows.find((candidate) => candidate.code === code);
      return row ? ok({ [shelf.key]: then(row, request) }) : missing(shelf.key);
    };
  return {
    [`GET ${path}`]: (request) => found(shelf, request),
    [`POST ${path}`]: (request) => create(shelf, request),
    [`GET ${path}/*`]: withRow((row) => row),
    [`PUT ${path}/*`]: withRow((row, { body }) => ({ ...row, ...body[shelf.key] })),
    [`DELETE ${path}/*`]: withRow((row) => row),
  };
}

export const catalogRoutes: Record<string, Handler> = {
  'POST /api/v1/billable_metrics/evaluate_expression': () => ok({ expression_result: { value: '42.5' } }),
  ...Object.assign({}, ...Object.values(shelves).map(routesOf)),
  'GET /api/v1/subscriptions': ({ url }) => {
    const [plan, statuses] = [url.searchParams.get('plan_code'), url.searchParams.getAll('status[]')];
    return pageOf(
      'subscriptions',
      subscriptions.filter(
        (row) =>
          (!plan || row.plan_code === plan) && (statuses.length === 0 || statuses.includes(row.status)),
      ),
    );
  },
};
