import * as z from 'zod/mini';
import { nameOf } from '@/features/invoice/feeSections';
import { type Fee, statedUnitPrice } from '@/features/invoice/invoice.queries';
import { decimal, textOf } from '@/features/plan/decimal';
import { text } from '@/ui/schema';
import type { RegeneratedFee } from './regeneration.queries';

const QUANTITY = z.regex(/^(\d{1,30}(\.\d{1,15})?)?$/, 'decimal_is_invalid');

export const regenerationSchema = z.object({
  lines: z
    .array(
      z.object({
        feeId: z.string(),
        taken: z.boolean(),
        units: text(46, QUANTITY),
        price: text(46, QUANTITY),
        name: text(255),
      }),
    )
    .check(z.refine((lines) => lines.some(({ taken }) => taken), 'value_is_mandatory')),
});

export type RegenerationValues = z.infer<typeof regenerationSchema>;

/** `31.0` and `31` are the same number; empty where it is no number that could be typed, which leaves it as it was. */
function plain(number: string): string {
  const read = decimal(number);
  return read ? textOf(read) : '';
}

const lineOf = (fee: Fee) => ({
  feeId: fee.lago_id,
  taken: true,
  units: plain(fee.units),
  price: plain(statedUnitPrice(fee)),
  name: nameOf(fee),
});

export const regenerationValuesOf = (fees: readonly Fee[]): RegenerationValues => ({
  lines: fees.map(lineOf),
});

/** The lines that are taken, each with what differs from the voided fee alone. */
export function regeneratedFeesOf({ lines }: RegenerationValues, fees: readonly Fee[]): RegeneratedFee[] {
  return lines
    .filter(({ taken }) => taken)
    .map((line) => {
      const fee = fees.find(({ lago_id }) => lago_id === line.feeId);
      const before = fee && lineOf(fee);
      const [units, price] = [plain(line.units), plain(line.price)];
      return {
        fee_id: line.feeId,
        ...(units !== '' && units !== before?.units && { units }),
        ...(price !== '' && price !== before?.price && { unit_precise_amount: price }),
        ...(line.name !== '' && line.name !== before?.name && { invoice_display_name: line.name }),
      };
    });
}
