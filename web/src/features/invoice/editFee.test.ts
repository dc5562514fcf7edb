import { describe, expect, it } from 'vitest';
import { editFeeWriteOf, totalWith } from './editFee';
import type { Fee, InvoiceDetail } from './invoice.queries';

const fee = (lago_id: string, amount_cents: number, taxes_rate = 19) =>
  ({ lago_id, amount_cents, taxes_rate }) as Fee;

describe('a fee of a draft', () => {
  it('changes the total, whose tax is rounded once (INV-103)', () => {
    const fees = [fee('a', 33), fee('b', 33)];
    // 66 and 12.54 of tax
    const invoice = { fees, total_amount_cents: 79 } as InvoiceDetail;
    // 33 + 36 = 69 and 13.11 of tax
    expect(totalWith(invoice, fee('b', 33), fee('b', 36))).toBe(82n);
    expect(totalWith(invoice, fee('b', 33), fee('b', 0))).toBe(39n);
  });

  it('is sent with what was typed alone (INV-151)', () => {
    expect(editFeeWriteOf(fee('a', 1), { units: '3.0', price: '', name: '' })).toEqual({
      fee_id: 'a',
      units: '3',
    });
    expect(editFeeWriteOf(fee('a', 1), { units: '3', price: '150', name: 'Seats' })).toEqual({
      fee_id: 'a',
      units: '3',
      unit_precise_amount: '150',
      invoice_display_name: 'Seats',
    });
    expect(editFeeWriteOf(fee('a', 1), { units: '', price: '', name: 'Seats' })).toEqual({
      fee_id: 'a',
      invoice_display_name: 'Seats',
    });
  });
});
