import { describe, expect, it } from 'vitest';
import { lineCents, newLine, oneOffWriteOf, totalsOf } from './oneOff';

const line = (add_on_code: string, units: string, price: string) => ({
  ...newLine(),
  add_on_code,
  units,
  price,
});
const vat = { code: 'vat', name: 'VAT', rate: 19 };
const city = { code: 'city', name: 'City tax', rate: 8.875 };
const none = { chosen: [], addOns: [], customer: [], entity: [] };

describe('the total of a one-off invoice', () => {
  it('rounds each item half up (INV-131)', () => {
    expect(lineCents(line('setup', '1.5', '0.03'), 'EUR')).toBe(5n);
    expect(lineCents(line('setup', '0.3333', '100'), 'EUR')).toBe(3333n);
    expect(lineCents(line('setup', '', '100'), 'EUR')).toBeNull();
    expect(lineCents(line('setup', '1', '0.001'), 'EUR')).toBeNull();
  });

  it('rounds the tax once, over all items and taxes (INV-103)', () => {
    const totals = totalsOf([line('a', '1', '0.33'), line('b', '1', '0.33')], 'EUR', {
      ...none,
      customer: [vat, city],
    });
    // 66 × 0.19 = 12.54 and 66 × 0.08875 = 5.8575: 18.3975 together
    expect(totals).toMatchObject({ subtotalCents: 66n, totalCents: 84n });
    expect(totals?.taxes.map(({ cents }) => cents)).toEqual([13n, 6n]);
  });

  it('takes the taxes of the item, else of the customer, else of the billing entity (CRD-060)', () => {
    const own = { ...line('a', '1', '100'), tax_codes: ['vat'] };
    const sources = { ...none, chosen: [vat], entity: [city] };
    expect(totalsOf([own], 'EUR', sources)?.totalCents).toBe(11_900n);
    expect(totalsOf([line('a', '1', '100')], 'EUR', sources)?.totalCents).toBe(10_888n);
  });

  it('is not there before an add-on is chosen', () => {
    expect(totalsOf([newLine()], 'EUR', none)).toBeNull();
  });

  it('is asked for with what was filled in alone', () => {
    const values = { currency: 'EUR', entity: '', order: 'PO-7', lines: [line('a', '2.50', '10')] };
    expect(oneOffWriteOf(values, 'helios')).toEqual({
      external_customer_id: 'helios',
      currency: 'EUR',
      purchase_order_number: 'PO-7',
      fees: [{ add_on_code: 'a', unit_amount_cents: 1000, units: '2.5' }],
    });
  });
});
