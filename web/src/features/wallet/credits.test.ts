import { describe, expect, it } from 'vitest';
import { worthCents } from './credits';

describe('credits', () => {
  it('are floored to five decimals and rounded to the currency (CRD-E30, CRD-E31)', () => {
    expect(worthCents('17.9699999999', '1', 'EUR')).toBe(1797n);
    expect(worthCents('14.28444999', '1', 'EUR')).toBe(1428n);
  });

  it('are worth what the wallet says (CRD-E32, CRD-E33)', () => {
    expect(worthCents('60', '0.5', 'EUR')).toBe(3000n);
    expect(worthCents('100', '10', 'EUR')).toBe(100_000n);
    expect(worthCents('3', '10', 'JPY')).toBe(30n);
  });

  it('are worth nothing sayable while they are being typed', () => {
    expect(worthCents('', '1', 'EUR')).toBeNull();
    expect(worthCents('1.2.3', '1', 'EUR')).toBeNull();
  });
});
