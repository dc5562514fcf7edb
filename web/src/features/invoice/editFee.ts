import * as z from 'zod/mini';
import { decimal, plus, rounded, textOf, times, ZERO } from '@/features/plan/decimal';
import { text } from '@/ui/schema';
import type { AdjustedFee, AdjustedFeeWrite, Fee, InvoiceDetail } from './invoice.queries';

export const QUANTITY = z.regex(/^(\d{1,30}(\.\d{1,15})?)?$/, 'decimal_is_invalid');

export const editFeeSchema = z
  .object({
    units: text(46, QUANTITY),
    price: text(46, QUANTITY),
    name: text(255),
  })
  .check(
    z.superRefine(({ units, price }, context) => {
      if (price !== '' && units === '')
        context.addIssue({ code: 'custom', path: ['units'], message: 'value_is_mandatory' });
    }),
  );

export type EditFeeValues = z.infer<typeof editFeeSchema>;

export const editFeeValuesOf = (edit: AdjustedFee | undefined): EditFeeValues => ({
  units: edit?.units ?? '',
  price: edit?.unit_precise_amount ?? '',
  name: edit?.invoice_display_name ?? '',
});

/** Units alone, units and their price, or the name alone (INV-151). */
export const quantitiesOf = ({ units, price, name }: EditFeeValues): Omit<AdjustedFeeWrite, 'fee_id'> => ({
  ...(units !== '' && { units: textOf(decimal(units) ?? ZERO) }),
  ...(units !== '' && price !== '' && { unit_precise_amount: textOf(decimal(price) ?? ZERO) }),
  ...(name !== '' && { invoice_display_name: name }),
});

export const editFeeWriteOf = (fee: Fee, values: EditFeeValues): AdjustedFeeWrite => ({
  fee_id: fee.lago_id,
  ...quantitiesOf(values),
});

type Taxed = Pick<Fee, 'amount_cents' | 'taxes_rate'>;

/** The tax of fees in cents, rounded once (INV-103). */
function taxCents(fees: readonly Taxed[]): bigint {
  const exact = fees.reduce((sum, { amount_cents, taxes_rate }) => {
    const share = times({ digits: BigInt(amount_cents), scale: 0 }, decimal(String(taxes_rate)) ?? ZERO);
    return plus(sum, { digits: share.digits, scale: share.scale + 2 });
  }, ZERO);
  return rounded(exact, 0).digits;
}

/** The draft's total once one of its fees is another, or once it has one more. */
export function totalWith(invoice: InvoiceDetail, fee: Fee | undefined, changed: Taxed): bigint {
  const others = invoice.fees.filter(({ lago_id }) => lago_id !== fee?.lago_id);
  const before = BigInt(fee?.amount_cents ?? 0) + taxCents(invoice.fees);
  const after = BigInt(changed.amount_cents) + taxCents([...others, changed]);
  return BigInt(invoice.total_amount_cents) - before + after;
}
