import { describe, expect, it } from 'vitest';
import type { Fee, InvoiceDetail } from '@/features/invoice/invoice.queries';
import {
  creditableOf,
  creditCents,
  creditNoteWriteOf,
  itemsOf,
  newCreditNote,
  proposedOffset,
} from './creditNoteForm';
import type { CreditNote } from './creditnote.queries';

const fee = (lago_id: string, amount_cents: number) => ({ lago_id, amount_cents }) as Fee;
const invoice = {
  lago_id: 'i-1',
  currency: 'EUR',
  fees: [fee('f-1', 5000), fee('f-2', 1000), fee('f-3', 0)],
} as InvoiceDetail;
const note = (feeId: string, amount_cents: number) =>
  ({ items: [{ amount_cents, fee: fee(feeId, 0) }] }) as unknown as CreditNote;

describe('a credit note', () => {
  it('offers of each fee what earlier notes left', () => {
    expect(creditableOf(invoice, [note('f-1', 1500), note('f-2', 400), note('f-2', 600)])).toEqual([
      { feeId: 'f-1', leftCents: 3500 },
    ]);
  });

  it('asks for the chosen items alone, and for none that is out of range', () => {
    const values = newCreditNote(creditableOf(invoice, []), 'EUR');
    expect(itemsOf(values, 'EUR')).toEqual([]);
    const [first, second] = values.items;
    if (!first || !second) throw new Error('no items');
    const items = [
      { ...first, chosen: true, amount: '12.50' },
      { ...second, chosen: true, amount: '10.01' },
    ];
    expect(itemsOf({ items }, 'EUR')).toEqual([{ fee_id: 'f-1', amount_cents: 1250 }]);
  });

  it('gives as credit what is neither refunded nor offset', () => {
    expect(creditCents({ refund: '5', offset: '' }, 1250, 'EUR')).toBe(750);
    expect(creditCents({ refund: '5', offset: '10' }, 1250, 'EUR')).toBe(-250);
    expect(proposedOffset({ totalCents: 1250, refundCents: 0, offsetCents: 900 })).toBe(900);
  });

  it('is sent with its split', () => {
    const values = newCreditNote([{ feeId: 'f-1', leftCents: 1000 }], 'EUR');
    const items = values.items.map((item) => ({ ...item, chosen: true }));
    expect(creditNoteWriteOf({ ...values, items, refund: '4' }, invoice, 1190)).toEqual({
      invoice_id: 'i-1',
      reason: 'other',
      credit_amount_cents: 790,
      refund_amount_cents: 400,
      offset_amount_cents: 0,
      items: [{ fee_id: 'f-1', amount_cents: 1000 }],
    });
  });
});
