import * as z from 'zod/mini';
import { centsFromDecimal, decimalFromCents } from '@/ui';
import { required, requiredText, text } from '@/ui/schema';
import {
  advancedProblems,
  advancedShape,
  advancedValuesOf,
  advancedWriteOf,
  noAdvanced,
} from './advancedForm';
import { emptyPrices, minimumCurrency, type PriceValues, pricesOf, propertiesOf } from './charge';
import {
  fixedChargeProblems,
  fixedChargeSchema,
  fixedChargeValuesOf,
  fixedChargeWriteOf,
} from './fixedChargeForm';
import { canBillMonthly } from './models';
import {
  CHARGE_MODELS,
  type Charge,
  type ChargeFilter,
  type ChargeModel,
  type ChargeWrite,
  INTERVALS,
  type Plan,
  type PlanWrite,
  SETTLEMENTS,
  settlementOf,
} from './plan.queries';
import { chargeProblems, moneyProblem, priceProblems } from './rules';

const filterSchema = z.object({
  invoice_display_name: text(255),
  values: z.record(z.string(), z.array(z.string())),
  prices: z.custom<PriceValues>(),
});

const chargeSchema = z.object({
  /** Of an existing charge. */
  lago_id: z.nullable(z.string()),
  metric_id: required(),
  code: text(255),
  invoice_display_name: text(255),
  charge_model: z.enum(CHARGE_MODELS),
  pay_in_advance: z.boolean(),
  settlement: z.enum(SETTLEMENTS),
  prorated: z.boolean(),
  min_amount: text(40),
  prices: z.custom<PriceValues>(),
  filters: z.array(filterSchema),
  tax_codes: z.array(z.string()),
  /** Code of the unit that prices are in; empty: the plan's currency. */
  pricing_unit: z.string(),
  conversion_rate: text(40),
});

export type FilterValues = z.infer<typeof filterSchema>;
export type ChargeValues = z.infer<typeof chargeSchema>;

export const planSchema = z
  .object({
    name: requiredText(255),
    code: requiredText(255),
    description: text(5000),
    invoice_display_name: text(255),
    interval: z.enum(INTERVALS),
    amount: requiredText(40),
    amount_currency: required(),
    pay_in_advance: z.boolean(),
    trial_period: text(
      12,
      z.regex(/^(\d{1,5}(\.\d{1,6})?)?$/, 'decimal_is_invalid'),
      z.refine((days) => Number(days || '0') <= 36_500, 'value_is_out_of_range'),
    ),
    bill_charges_monthly: z.boolean(),
    bill_fixed_charges_monthly: z.boolean(),
    tax_codes: z.array(z.string()),
    charges: z.array(chargeSchema),
    fixed_charges: z.array(fixedChargeSchema),
    ...advancedShape,
  })
  .check(
    z.superRefine((plan, context) => {
      const add = (path: PropertyKey[], message: string) =>
        context.addIssue({ code: 'custom', path, message });
      const amount = moneyProblem(plan.amount, plan.amount_currency);
      if (plan.amount !== '' && amount) add(['amount'], amount);
      plan.charges.forEach((charge, index) => {
        for (const { path, code } of chargeProblems(charge, plan.amount_currency))
          add(['charges', index, ...path], code);
        const twin = plan.charges.findIndex(({ code }) => charge.code !== '' && code === charge.code);
        if (twin >= 0 && twin < index) add(['charges', index, 'code'], 'value_is_duplicated');
      });
      plan.fixed_charges.forEach((charge, index) => {
        for (const { path, code } of fixedChargeProblems(charge))
          add(['fixed_charges', index, ...path], code);
      });
      for (const { path, code } of advancedProblems(plan, plan.amount_currency)) add(path, code);
    }),
  );

export type PlanValues = z.infer<typeof planSchema>;

export function newPlan(currency: string): PlanValues {
  return {
    name: '',
    code: '',
    description: '',
    invoice_display_name: '',
    interval: 'monthly',
    amount: '',
    amount_currency: currency,
    pay_in_advance: true,
    trial_period: '',
    bill_charges_monthly: false,
    bill_fixed_charges_monthly: false,
    tax_codes: [],
    charges: [],
    fixed_charges: [],
    ...noAdvanced(),
  };
}

export function newCharge(): ChargeValues {
  return {
    lago_id: null,
    metric_id: '',
    code: '',
    invoice_display_name: '',
    charge_model: 'standard',
    pay_in_advance: false,
    settlement: 'invoice',
    prorated: false,
    min_amount: '',
    prices: emptyPrices(),
    filters: [],
    tax_codes: [],
    pricing_unit: '',
    conversion_rate: '',
  };
}

/** Whether the prices can be said in words. */
export const isComplete = (charge: ChargeValues) =>
  priceProblems(charge.charge_model, charge.prices).length === 0;

export const newFilter = (): FilterValues => ({
  invoice_display_name: '',
  values: {},
  prices: emptyPrices(),
});

export function planValuesOf(plan: Plan): PlanValues {
  return {
    name: plan.name,
    code: plan.code,
    description: plan.description ?? '',
    invoice_display_name: plan.invoice_display_name ?? '',
    interval: plan.interval,
    amount: decimalFromCents(plan.amount_cents, plan.amount_currency),
    amount_currency: plan.amount_currency,
    pay_in_advance: plan.pay_in_advance,
    trial_period: plan.trial_period ? String(plan.trial_period) : '',
    bill_charges_monthly: plan.bill_charges_monthly ?? false,
    bill_fixed_charges_monthly: plan.bill_fixed_charges_monthly ?? false,
    tax_codes: plan.taxes.map(({ code }) => code),
    charges: plan.charges.map((charge) => chargeValuesOf(charge, plan.amount_currency)),
    fixed_charges: plan.fixed_charges.map(fixedChargeValuesOf),
    ...advancedValuesOf(plan),
  };
}

function chargeValuesOf(charge: Charge, currency: string): ChargeValues {
  const unit = charge.applied_pricing_unit;
  return {
    lago_id: charge.lago_id,
    metric_id: charge.lago_billable_metric_id,
    code: charge.code,
    invoice_display_name: charge.invoice_display_name ?? '',
    charge_model: charge.charge_model,
    pay_in_advance: charge.pay_in_advance,
    settlement: settlementOf(charge),
    prorated: charge.prorated,
    min_amount:
      charge.min_amount_cents > 0
        ? decimalFromCents(charge.min_amount_cents, minimumCurrency(unit?.code ?? '', currency))
        : '',
    prices: pricesOf(charge.charge_model, charge.properties),
    filters: charge.filters.map((filter) => filterValuesOf(charge.charge_model, filter)),
    tax_codes: charge.taxes.map(({ code }) => code),
    pricing_unit: unit?.code ?? '',
    conversion_rate: unit?.conversion_rate ?? '',
  };
}

function filterValuesOf(model: ChargeModel, filter: ChargeFilter): FilterValues {
  return {
    invoice_display_name: filter.invoice_display_name ?? '',
    values: filter.values,
    prices: pricesOf(model, filter.properties),
  };
}

/** A copy that is a plan of its own: its charges are new ones. */
export function copyOf(plan: Plan, name: string, code: string): PlanValues {
  const values = planValuesOf(plan);
  const anew = <T extends { lago_id: string | null }>(rows: T[]) =>
    rows.map((row) => ({ ...row, lago_id: null }));
  return { ...values, name, code, charges: anew(values.charges), fixed_charges: anew(values.fixed_charges) };
}

/** What is sent. The values have passed the schema. */
export function planWriteOf(values: PlanValues, before?: Plan): PlanWrite {
  const splits = canBillMonthly(values.interval);
  return {
    name: values.name,
    code: values.code,
    description: values.description || null,
    invoice_display_name: values.invoice_display_name || null,
    interval: values.interval,
    amount_cents: centsFromDecimal(values.amount, values.amount_currency) ?? 0,
    amount_currency: values.amount_currency,
    pay_in_advance: values.pay_in_advance,
    trial_period: values.trial_period || null,
    bill_charges_monthly: splits ? values.bill_charges_monthly : null,
    bill_fixed_charges_monthly: splits ? values.bill_fixed_charges_monthly : null,
    tax_codes: values.tax_codes,
    charges: values.charges.map((charge) => chargeWriteOf(charge, values.amount_currency)),
    ...((values.fixed_charges.length > 0 || (before?.fixed_charges.length ?? 0) > 0) && {
      fixed_charges: values.fixed_charges.map(fixedChargeWriteOf),
    }),
    ...advancedWriteOf(values, values.amount_currency, before),
  };
}

function chargeWriteOf(charge: ChargeValues, currency: string): ChargeWrite {
  const { pricing_unit: unit } = charge;
  return {
    ...(charge.lago_id && { id: charge.lago_id }),
    billable_metric_id: charge.metric_id,
    ...(charge.code !== '' && { code: charge.code }),
    invoice_display_name: charge.invoice_display_name || null,
    charge_model: charge.charge_model,
    pay_in_advance: charge.pay_in_advance,
    invoiceable: !charge.pay_in_advance || charge.settlement === 'invoice',
    regroup_paid_fees: charge.pay_in_advance && charge.settlement === 'regroup' ? 'invoice' : null,
    prorated: charge.prorated,
    min_amount_cents: charge.pay_in_advance
      ? 0
      : (centsFromDecimal(charge.min_amount || '0', minimumCurrency(unit, currency)) ?? 0),
    properties: propertiesOf(charge.charge_model, charge.prices),
    filters: charge.filters.map((filter) => ({
      invoice_display_name: filter.invoice_display_name || null,
      values: filter.values,
      properties: propertiesOf(charge.charge_model, filter.prices),
    })),
    tax_codes: charge.tax_codes,
    ...(unit !== '' && { applied_pricing_unit: { code: unit, conversion_rate: charge.conversion_rate } }),
  };
}
