import { describe, expect, it } from 'vitest';
import { centsFromDecimal, decimalFromCents, formatDecimal, formatMoney, formatPrice } from './money';

describe('money', () => {
  it.each([
    [123456, 'EUR', '1234.56'],
    [-5, 'EUR', '-0.05'],
    [0, 'USD', '0.00'],
    [1500, 'JPY', '1500'],
    [1234567, 'KWD', '1234.567'],
    ['9007199254740993123', 'EUR', '90071992547409931.23'],
  ])('writes %s minor units of %s as %s, exactly', (cents, currency, text) => {
    expect(decimalFromCents(cents, currency)).toBe(text);
  });

  it.each([
    ['12.5', 'EUR', 1250],
    ['-0.05', 'EUR', -5],
    ['7', 'JPY', 7],
    ['7.0', 'JPY', 7],
    ['1.2345', 'KWD', null],
    ['0.001', 'EUR', null],
    ['abc', 'EUR', null],
    ['', 'EUR', null],
  ])('reads %s %s as %s', (text, currency, cents) => {
    expect(centsFromDecimal(text, currency)).toBe(cents);
  });

  it('reads back what it writes, for amounts of all sizes', () => {
    for (let cents = -1_000_003; cents < 1_000_003; cents += 99_991) {
      for (const currency of ['EUR', 'JPY', 'KWD']) {
        expect(centsFromDecimal(decimalFromCents(cents, currency), currency)).toBe(cents);
      }
    }
  });

  it('follows ISO 4217 where browsers follow other rules', () => {
    expect(formatMoney(150_000, 'HUF', 'en-US')).toContain('1,500.00');
    expect(formatMoney(1500, 'ISK', 'en-US')).toMatch(/1,500$/);
    expect(formatMoney(1_500, 'IQD', 'en-US')).toContain('1.500');
  });

  it('never rounds large amounts or small prices', () => {
    expect(formatMoney('9007199254740993123', 'EUR', 'en-US')).toBe('€90,071,992,547,409,931.23');
    expect(formatPrice('0.00000125', 'USD', 'en-US')).toBe('$0.00000125');
    expect(formatPrice('3', 'USD', 'en-US')).toBe('$3.00');
    expect(formatDecimal('12345678901234567890.5', 6, 'en-US')).toBe('12,345,678,901,234,567,890.5');
  });
});
