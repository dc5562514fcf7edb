import * as z from 'zod/mini';
import type { InvoiceDetail } from '@/features/invoice/invoice.queries';
import { centsFromDecimal, decimalFromCents } from '@/ui';
import { text } from '@/ui/schema';
import { type CreditNote, type CreditNoteWrite, type ItemWrite, REASONS } from './creditnote.queries';

/** A fee of the invoice with what of it can still be credited. */
export interface Creditable {
  feeId: string;
  leftCents: number;
}

/** Each fee less what earlier notes took back of it; those with nothing left are not offered. */
export function creditableOf(invoice: InvoiceDetail, notes: readonly CreditNote[]): Creditable[] {
  const takenCents = new Map<string, number>();
  for (const { items = [] } of notes)
    for (const item of items)
      takenCents.set(item.fee.lago_id, (takenCents.get(item.fee.lago_id) ?? 0) + item.amount_cents);
  return invoice.fees
    .map((fee) => ({
      feeId: fee.lago_id,
      leftCents: fee.amount_cents - (takenCents.get(fee.lago_id) ?? 0),
    }))
    .filter(({ leftCents }) => leftCents > 0);
}

/** The most that the chosen items allow (CRD-134). */
export interface Limits {
  totalCents: number;
  refundCents: number;
  offsetCents: number;
}

const itemSchema = z.object({ fee_id: z.string(), chosen: z.boolean(), amount: text(40), left: z.number() });

export const creditNoteSchema = (currency: string) =>
  z
    .object({
      reason: z.enum(REASONS),
      description: text(5000),
      items: z.array(itemSchema),
      refund: text(40),
      offset: text(40),
    })
    .check(
      z.superRefine((values, context) => {
        const add = (path: PropertyKey[], message: string) =>
          context.addIssue({ code: 'custom', path, message });
        values.items.forEach((item, index) => {
          if (!item.chosen) return;
          const cents = centsFromDecimal(item.amount, currency);
          if (cents === null) add(['items', index, 'amount'], 'decimal_is_invalid');
          else if (cents <= 0 || cents > item.left) add(['items', index, 'amount'], 'value_is_out_of_range');
        });
        for (const part of ['refund', 'offset'] as const) {
          const cents = centsFromDecimal(values[part] || '0', currency);
          if (cents === null || cents < 0) add([part], 'decimal_is_invalid');
        }
      }),
    );

export type CreditNoteValues = z.infer<ReturnType<typeof creditNoteSchema>>;

export const newCreditNote = (creditable: readonly Creditable[], currency: string): CreditNoteValues => ({
  reason: 'other',
  description: '',
  items: creditable.map(({ feeId, leftCents }) => ({
    fee_id: feeId,
    chosen: false,
    amount: decimalFromCents(leftCents, currency),
    left: leftCents,
  })),
  refund: '',
  offset: '',
});

/** The chosen items whose amounts can be read and are there to be credited. */
export function itemsOf(values: Pick<CreditNoteValues, 'items'>, currency: string): ItemWrite[] {
  return values.items.flatMap(({ fee_id, chosen, amount, left }) => {
    const cents = centsFromDecimal(amount, currency);
    return chosen && cents !== null && cents > 0 && cents <= left ? [{ fee_id, amount_cents: cents }] : [];
  });
}

/** What is neither paid back nor taken off what is due becomes credit; below zero when too much is given. */
export function creditCents(
  values: Pick<CreditNoteValues, 'refund' | 'offset'>,
  totalCents: number,
  currency: string,
): number {
  const cents = (amount: string) => centsFromDecimal(amount || '0', currency) ?? 0;
  return totalCents - cents(values.refund) - cents(values.offset);
}

/** What is proposed: first off what is due, the rest as credit. */
export const proposedOffset = ({ totalCents, offsetCents }: Limits): number =>
  Math.min(totalCents, Math.max(0, offsetCents));

export function creditNoteWriteOf(
  values: CreditNoteValues,
  invoice: InvoiceDetail,
  totalCents: number,
): CreditNoteWrite {
  const { currency } = invoice;
  const cents = (amount: string) => centsFromDecimal(amount || '0', currency) ?? 0;
  return {
    invoice_id: invoice.lago_id,
    reason: values.reason,
    ...(values.description !== '' && { description: values.description }),
    credit_amount_cents: creditCents(values, totalCents, currency),
    refund_amount_cents: cents(values.refund),
    offset_amount_cents: cents(values.offset),
    items: itemsOf(values, currency),
  };
}
