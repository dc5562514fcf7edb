import * as z from 'zod/mini';
import { required, requiredText, text } from '@/ui/schema';
import { emptyPrices, type PriceValues, pricesOf, propertiesOf } from './charge';
import { isDecimal } from './decimal';
import type { FixedCharge, FixedChargeWrite } from './plan.queries';
import { type Problem, priceProblems } from './rules';

/** The models of what is sold in fixed quantities (PRC-120). */
export const FIXED_MODELS = ['standard', 'graduated', 'volume'] as const;

export const fixedChargeSchema = z.object({
  /** Of an existing fixed charge. */
  lago_id: z.nullable(z.string()),
  add_on_id: required(),
  code: text(255),
  invoice_display_name: text(255),
  charge_model: z.enum(FIXED_MODELS),
  units: requiredText(40),
  /** A change of units counts from now instead of from the next period. */
  apply_units_immediately: z.boolean(),
  pay_in_advance: z.boolean(),
  prorated: z.boolean(),
  prices: z.custom<PriceValues>(),
  tax_codes: z.array(z.string()),
});

export type FixedChargeValues = z.infer<typeof fixedChargeSchema>;

export const newFixedCharge = (): FixedChargeValues => ({
  lago_id: null,
  add_on_id: '',
  code: '',
  invoice_display_name: '',
  charge_model: 'standard',
  units: '1',
  apply_units_immediately: false,
  pay_in_advance: false,
  prorated: false,
  prices: emptyPrices(),
  tax_codes: [],
});

export const fixedChargeValuesOf = (charge: FixedCharge): FixedChargeValues => ({
  lago_id: charge.lago_id,
  add_on_id: charge.lago_add_on_id,
  code: charge.code,
  invoice_display_name: charge.invoice_display_name ?? '',
  charge_model: charge.charge_model,
  units: String(charge.units),
  apply_units_immediately: false,
  pay_in_advance: charge.pay_in_advance,
  prorated: charge.prorated,
  prices: pricesOf(charge.charge_model, charge.properties),
  tax_codes: charge.taxes.map(({ code }) => code),
});

/** What the server would refuse of one. */
export function fixedChargeProblems(charge: FixedChargeValues): Problem[] {
  const prices = priceProblems(charge.charge_model, charge.prices);
  return [
    ...(charge.units !== '' && !isDecimal(charge.units)
      ? [{ path: ['units'], code: 'decimal_is_invalid' }]
      : []),
    ...prices.map(({ path, code }) => ({ path: ['prices', ...path], code })),
  ];
}

export function fixedChargeWriteOf(charge: FixedChargeValues): FixedChargeWrite {
  return {
    ...(charge.lago_id && { id: charge.lago_id }),
    add_on_id: charge.add_on_id,
    ...(charge.code !== '' && { code: charge.code }),
    invoice_display_name: charge.invoice_display_name || null,
    charge_model: charge.charge_model,
    units: charge.units.trim(),
    ...(charge.lago_id && { apply_units_immediately: charge.apply_units_immediately }),
    pay_in_advance: charge.pay_in_advance,
    prorated: charge.prorated,
    properties: propertiesOf(charge.charge_model, charge.prices),
    tax_codes: charge.tax_codes,
  };
}
