import { describe, expect, it } from 'vitest';
import { mayProrate, modelsFor } from './models';
import type { Charge, Plan } from './plan.queries';
import {
  copyOf,
  type FilterValues,
  newCharge,
  newPlan,
  type PlanValues,
  planSchema,
  planValuesOf,
  planWriteOf,
} from './planForm';

const charge = (charge_model: Charge['charge_model'], properties: Charge['properties']): Charge => ({
  lago_id: 'c1',
  lago_billable_metric_id: 'm1',
  billable_metric_code: 'api_requests',
  code: 'api_requests',
  invoice_display_name: null,
  charge_model,
  pay_in_advance: false,
  invoiceable: true,
  regroup_paid_fees: null,
  prorated: false,
  min_amount_cents: 1050,
  properties,
  filters: [{ lago_id: 'f1', invoice_display_name: null, values: { region: ['eu'] }, properties }],
  taxes: [],
});

const plan = (...charges: Charge[]): Plan => ({
  lago_id: 'p1',
  name: 'Growth',
  code: 'growth',
  invoice_display_name: null,
  description: null,
  interval: 'yearly',
  amount_cents: 4900,
  amount_currency: 'EUR',
  trial_period: 14,
  pay_in_advance: true,
  bill_charges_monthly: true,
  bill_fixed_charges_monthly: true,
  pending_deletion: false,
  created_at: '2026-01-01T00:00:00Z',
  charges,
  fixed_charges: [],
  taxes: [],
});

const range = { from_value: 0, to_value: null, flat_amount: '0' };
const everyModel: [Charge['charge_model'], Charge['properties']][] = [
  ['standard', { amount: '0.1', pricing_group_keys: ['region'] }],
  [
    'graduated',
    {
      graduated_ranges: [
        { ...range, to_value: 10, per_unit_amount: '1' },
        { ...range, from_value: 11, per_unit_amount: '0.5' },
      ],
    },
  ],
  ['volume', { volume_ranges: [{ ...range, from_value: 1, per_unit_amount: '2', flat_amount: '3' }] }],
  ['package', { amount: '5', package_size: 100, free_units: 10 }],
  [
    'percentage',
    {
      rate: '1.2',
      fixed_amount: '0.25',
      free_units_per_events: 3,
      free_units_per_total_aggregation: '100',
      per_transaction_min_amount: '0.5',
      per_transaction_max_amount: '2',
    },
  ],
  ['percentage', { rate: '1.2' }],
  ['graduated_percentage', { graduated_percentage_ranges: [{ ...range, rate: '1.5' }] }],
  ['dynamic', { presentation_group_keys: [{ value: 'team' }] }],
];

function codes(values: PlanValues): string[] {
  const { error } = planSchema.safeParse(values);
  return (error?.issues ?? []).map((issue) => `${issue.path.join('.')}: ${issue.message}`);
}

const filled = (change: Partial<PlanValues> = {}): PlanValues => ({
  ...newPlan('EUR'),
  name: 'A',
  code: 'a',
  amount: '10',
  ...change,
});
const standard = { ...newCharge(), metric_id: 'm1', prices: { ...newCharge().prices, amount: '1' } };

describe('the plan form', () => {
  it.each(everyModel)('sends a charge of the model %s back as it came', (model, properties) => {
    const values = planValuesOf(plan(charge(model, properties)));
    expect(codes(values)).toEqual([]);
    const write = planWriteOf(values);
    expect(write.charges[0]).toEqual({
      id: 'c1',
      billable_metric_id: 'm1',
      code: 'api_requests',
      invoice_display_name: null,
      charge_model: model,
      pay_in_advance: false,
      invoiceable: true,
      regroup_paid_fees: null,
      prorated: false,
      min_amount_cents: 1050,
      properties,
      filters: [{ invoice_display_name: null, values: { region: ['eu'] }, properties }],
      tax_codes: [],
    });
  });

  it('sends back how fees of a charge in advance are invoiced, and no minimum for it (PRC-012)', () => {
    const inAdvance = { ...charge('standard', { amount: '1' }), pay_in_advance: true, invoiceable: false };
    const written = (regroup_paid_fees: Charge['regroup_paid_fees']) =>
      planWriteOf(planValuesOf(plan({ ...inAdvance, regroup_paid_fees }))).charges[0];
    expect(written('invoice')).toMatchObject({ invoiceable: false, regroup_paid_fees: 'invoice' });
    expect(written(null)).toMatchObject({
      pay_in_advance: true,
      invoiceable: false,
      regroup_paid_fees: null,
      min_amount_cents: 0,
    });
  });

  it('mentions commitment, thresholds, fixed charges and metadata only where there is or was something', () => {
    const bare = planWriteOf(planValuesOf(plan()));
    for (const field of ['minimum_commitment', 'usage_thresholds', 'metadata', 'fixed_charges'])
      expect(bare).not.toHaveProperty(field);
    const had = {
      ...plan(),
      minimum_commitment: { amount_cents: 100, invoice_display_name: null, taxes: [] },
      usage_thresholds: [
        { lago_id: 't1', threshold_display_name: null, amount_cents: 500, recurring: false },
      ],
    };
    const values = planValuesOf(had);
    expect(values).toMatchObject({ commitment: '1.00', thresholds: [{ amount: '5.00', name: '' }] });
    expect(planWriteOf({ ...values, commitment: '', thresholds: [] }, had)).toMatchObject({
      minimum_commitment: {},
      usage_thresholds: [],
    });
  });

  it('refuses thresholds twice and commitments of nothing (SUB-013, SUB-081)', () => {
    const thresholds = [
      { amount: '10', name: '' },
      { amount: '10.00', name: '' },
    ];
    expect(codes(filled({ thresholds, commitment: '0' }))).toEqual([
      'commitment: value_is_out_of_range',
      'thresholds.1.amount: value_is_duplicated',
    ]);
  });

  it('sends the plan back as it came, its monthly flags too (SUB-023)', () => {
    expect(planWriteOf(planValuesOf(plan()))).toMatchObject({
      amount_cents: 4900,
      trial_period: '14',
      interval: 'yearly',
      bill_charges_monthly: true,
      bill_fixed_charges_monthly: true,
    });
    expect(planWriteOf(filled())).toMatchObject({
      bill_charges_monthly: null,
      bill_fixed_charges_monthly: null,
    });
  });

  it('copies a plan with charges of its own', () => {
    const copy = copyOf(plan(charge('standard', { amount: '1' })), 'Copy', 'copy');
    expect(copy).toMatchObject({ name: 'Copy', code: 'copy' });
    expect(planWriteOf(copy).charges[0]).not.toHaveProperty('id');
  });

  it('takes amounts in the digits of the currency, exactly', () => {
    expect(planWriteOf(filled({ amount: '19.99' })).amount_cents).toBe(1999);
    expect(planWriteOf(filled({ amount: '1990', amount_currency: 'JPY' })).amount_cents).toBe(1990);
    expect(codes(filled({ amount: '19.999' }))).toEqual(['amount: amount_is_too_fine']);
    expect(codes(filled({ amount: '1,000' }))).toEqual(['amount: decimal_is_invalid']);
    expect(codes(filled({ amount: '' }))).toEqual(['amount: value_is_mandatory']);
    expect(codes(filled({ amount: '19.90', amount_currency: 'JPY' }))).toEqual([
      'amount: amount_is_too_fine',
    ]);
  });

  it('names what is wrong with prices at their fields', () => {
    const tiers = [
      { from: '0', upTo: '0', price: '', flat: 'x' },
      { from: '1', upTo: '', price: '1', flat: '' },
    ];
    const broken = { ...standard, charge_model: 'graduated' as const, prices: { ...standard.prices, tiers } };
    expect(codes(filled({ charges: [broken] }))).toEqual([
      'charges.0.prices.tiers.0.upTo: tier_ends_too_early',
      'charges.0.prices.tiers.0.price: value_is_mandatory',
      'charges.0.prices.tiers.0.flat: decimal_is_invalid',
    ]);
    const limits = { ...standard.prices, rate: '1', minPerEvent: '2', maxPerEvent: '1', freeEvents: '0' };
    expect(codes(filled({ charges: [{ ...standard, charge_model: 'percentage', prices: limits }] }))).toEqual(
      ['charges.0.prices.freeEvents: value_is_out_of_range', 'charges.0.prices.maxPerEvent: max_below_min'],
    );
  });

  it('refuses a charge without metric, a code twice, a filter without values or twice', () => {
    expect(codes(filled({ charges: [{ ...standard, metric_id: '' }] }))).toEqual([
      'charges.0.metric_id: value_is_mandatory',
    ]);
    const coded = { ...standard, code: 'x' };
    expect(codes(filled({ charges: [coded, coded] }))).toEqual(['charges.1.code: value_is_duplicated']);
    const filter = { invoice_display_name: '', prices: standard.prices };
    const filters: FilterValues[] = [
      { ...filter, values: {} },
      { ...filter, values: { region: ['eu', 'us'] } },
      { ...filter, values: { region: ['us', 'eu'] } },
    ];
    expect(codes(filled({ charges: [{ ...standard, filters }] }))).toEqual([
      'charges.0.filters.0.values: value_is_mandatory',
      'charges.0.filters.2.values: value_is_duplicated',
    ]);
  });

  it('offers only models that the metric can be priced by (PRC-010 to PRC-014)', () => {
    expect(modelsFor('sum_agg')).toContain('dynamic');
    expect(modelsFor('count_agg')).not.toContain('dynamic');
    expect(modelsFor('latest_agg')).not.toContain('percentage');
    expect(mayProrate('standard', undefined)).toBe(false);
  });
});

describe('a charge priced in a unit', () => {
  const credits = { code: 'credits', conversion_rate: '0.05' };
  const inCredits = { ...charge('standard', { amount: '3' }), applied_pricing_unit: credits };

  it('has a minimum in hundredths of it, whatever the currency (PRC-053)', () => {
    const yen = { ...plan(inCredits), amount_currency: 'JPY' };
    const values = planValuesOf(yen);
    expect(values.charges[0]?.min_amount).toBe('10.50');
    expect(planSchema.safeParse(values).success).toBe(true);
    expect(planWriteOf(values).charges[0]).toMatchObject({
      min_amount_cents: 1050,
      applied_pricing_unit: credits,
    });
  });

  it.each(['', '0', 'x', '-1', `0.${'0'.repeat(15)}1`])('is never worth "%s"', (conversion_rate) => {
    const values = planValuesOf(plan(inCredits));
    const [first] = values.charges;
    if (!first) throw new Error('no charge');
    const parsed = planSchema.safeParse({ ...values, charges: [{ ...first, conversion_rate }] });
    expect(parsed.error?.issues[0]?.path).toEqual(['charges', 0, 'conversion_rate']);
  });
});
