import { describe, expect, it } from 'vitest';
import { compare, decimal, isDecimal, minus, plus, rounded, textOf, times, timesNeeded } from './decimal';

const value = (text: string) => {
  const found = decimal(text);
  if (!found) throw new Error(`${text} is no decimal`);
  return found;
};

describe('exact decimals', () => {
  it('reads what a person may type, and nothing else', () => {
    for (const text of ['0', '12', '0.001', ' 7.50 ']) expect(isDecimal(text)).toBe(true);
    for (const text of ['', '1,000', '1,5', '-1', '.5', '5.', '1e3', 'a', '1 000'])
      expect(isDecimal(text)).toBe(false);
  });

  it('adds, subtracts and multiplies without losing a digit', () => {
    expect(textOf(plus(value('0.1'), value('0.2')))).toBe('0.3');
    expect(textOf(minus(value('1'), value('0.0000001')))).toBe('0.9999999');
    expect(textOf(times(value('123456789.123'), value('0.000000001')))).toBe('0.123456789123');
    expect(textOf(minus(value('1'), value('2.5')))).toBe('-1.5');
    expect(compare(value('1.50'), value('1.5'))).toBe(0);
  });

  it('rounds half up, away from zero (MTR-001)', () => {
    expect(textOf(rounded(value('0.125'), 2))).toBe('0.13');
    expect(textOf(rounded(value('0.1249'), 2))).toBe('0.12');
    expect(textOf(rounded(minus(value('0'), value('0.125')), 2))).toBe('-0.13');
    expect(textOf(rounded(value('7'), 2))).toBe('7');
  });

  it('counts the packages that hold a quantity', () => {
    expect(textOf(timesNeeded(value('100'), value('100')))).toBe('1');
    expect(textOf(timesNeeded(value('100.01'), value('100')))).toBe('2');
    expect(textOf(timesNeeded(value('0'), value('100')))).toBe('0');
  });
});
