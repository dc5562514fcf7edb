import * as z from 'zod/mini';
import type { AddOn } from '@/features/addon/addon.queries';
import { decimal, plus, rounded, textOf, times, ZERO } from '@/features/plan/decimal';
import { centsFromDecimal, decimalFromCents } from '@/ui';
import { required, requiredText, text } from '@/ui/schema';
import type { LineWrite, OneOffWrite } from './oneoff.queries';

const DECIMAL = /^\d{1,30}(\.\d{1,15})?$/;

const lineSchema = z.object({
  add_on_code: required(),
  units: requiredText(46, z.regex(DECIMAL, 'decimal_is_invalid')),
  price: requiredText(40),
  name: text(255),
  description: text(255),
  from: z.string(),
  to: z.string(),
  tax_codes: z.array(z.string()),
});

export type LineValues = z.infer<typeof lineSchema>;

export const oneOffSchema = z
  .object({
    currency: required(),
    entity: z.string(),
    order: text(255),
    lines: z.array(lineSchema).check(z.minLength(1, 'value_is_mandatory')),
  })
  .check(
    z.superRefine(({ currency, lines }, context) => {
      lines.forEach((line, index) => {
        const add = (field: string, message: string) =>
          context.addIssue({ code: 'custom', path: ['lines', index, field], message });
        if (line.price !== '' && centsFromDecimal(line.price, currency) === null)
          add('price', DECIMAL.test(line.price) ? 'amount_is_too_fine' : 'decimal_is_invalid');
        if (line.from !== '' && line.to === '') add('to', 'value_is_mandatory');
        if (line.to !== '' && line.from === '') add('from', 'value_is_mandatory');
        if (line.from !== '' && line.to !== '' && line.from > line.to) add('to', 'invalid_date');
      });
    }),
  );

export type OneOffValues = z.infer<typeof oneOffSchema>;

export const newLine = (): LineValues => ({
  add_on_code: '',
  units: '1',
  price: '',
  name: '',
  description: '',
  from: '',
  to: '',
  tax_codes: [],
});

/** What choosing an add-on brings: its price, where it is in the invoice's currency, and its description. */
export const pricesOf = (addOn: AddOn, currency: string) => ({
  price: addOn.amount_currency === currency ? decimalFromCents(addOn.amount_cents, currency) : '',
  description: (addOn.description ?? '').slice(0, 255),
});

/** A tax with its rate in percent. */
export interface TaxRate {
  code: string;
  name: string;
  rate: number;
}

/** The taxes of an item: its own, else the add-on's, else the customer's, else the billing entity's (CRD-060). */
export interface TaxSources {
  chosen: readonly TaxRate[];
  addOns: readonly AddOn[];
  customer: readonly TaxRate[];
  entity: readonly TaxRate[];
}

function taxesOf(line: LineValues, sources: TaxSources): readonly TaxRate[] {
  const own = sources.chosen.filter(({ code }) => line.tax_codes.includes(code));
  if (own.length > 0) return own;
  const addOn = sources.addOns.find(({ code }) => code === line.add_on_code);
  if (addOn && addOn.taxes.length > 0) return addOn.taxes;
  return sources.customer.length > 0 ? sources.customer : sources.entity;
}

/** Units times unit price, rounded half up to the currency's minor unit (INV-131). Null while something is missing. */
export function lineCents(line: LineValues, currency: string): bigint | null {
  const cents = centsFromDecimal(line.price, currency);
  const units = decimal(line.units);
  if (cents === null || units === null) return null;
  return rounded(times({ digits: BigInt(cents), scale: 0 }, units), 0).digits;
}

export interface Totals {
  subtotalCents: bigint;
  taxes: { tax: TaxRate; cents: bigint }[];
  totalCents: bigint;
}

/** What the invoice will come to (INV-080, INV-103): the tax is rounded once, over all taxes. */
export function totalsOf(lines: readonly LineValues[], currency: string, sources: TaxSources): Totals | null {
  let subtotalCents = 0n;
  let taxCents = ZERO;
  const byCode = new Map<string, { tax: TaxRate; exact: typeof ZERO }>();
  for (const line of lines) {
    const cents = line.add_on_code === '' ? null : lineCents(line, currency);
    if (cents === null) continue;
    subtotalCents += cents;
    for (const tax of taxesOf(line, sources)) {
      const share = times({ digits: cents, scale: 0 }, decimal(String(tax.rate)) ?? ZERO);
      const exact = { digits: share.digits, scale: share.scale + 2 };
      taxCents = plus(taxCents, exact);
      byCode.set(tax.code, { tax, exact: plus(byCode.get(tax.code)?.exact ?? ZERO, exact) });
    }
  }
  if (!lines.some((line) => line.add_on_code !== '' && lineCents(line, currency) !== null)) return null;
  return {
    subtotalCents,
    taxes: [...byCode.values()].map(({ tax, exact }) => ({ tax, cents: rounded(exact, 0).digits })),
    totalCents: subtotalCents + rounded(taxCents, 0).digits,
  };
}

function lineWriteOf(line: LineValues, currency: string): LineWrite {
  const units = decimal(line.units);
  return {
    add_on_code: line.add_on_code,
    unit_amount_cents: centsFromDecimal(line.price, currency) ?? 0,
    units: units ? textOf(units) : line.units,
    ...(line.name !== '' && { invoice_display_name: line.name }),
    ...(line.description !== '' && { description: line.description }),
    ...(line.tax_codes.length > 0 && { tax_codes: line.tax_codes }),
    ...(line.from !== '' && {
      from_datetime: `${line.from}T00:00:00Z`,
      to_datetime: `${line.to}T23:59:59Z`,
    }),
  };
}

/** What is sent. The values have passed the schema. */
export const oneOffWriteOf = (values: OneOffValues, externalCustomerId: string): OneOffWrite => ({
  external_customer_id: externalCustomerId,
  currency: values.currency,
  ...(values.entity !== '' && { billing_entity_code: values.entity }),
  ...(values.order !== '' && { purchase_order_number: values.order }),
  fees: values.lines.map((line) => lineWriteOf(line, values.currency)),
});
