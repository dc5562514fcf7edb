import { describe, expect, it } from 'vitest';
import { inputName, isDecimal } from './explanationText';
import { ownAddress } from './invoice.queries';
import { narrowingOf, viewOf } from './views';

describe('explanations', () => {
  it.each([
    ['plan_amount_cents', 'plan amount (cents)'],
    ['rate_percent', 'rate (percent)'],
    ['units', 'units'],
    ['days', 'days'],
  ])('call the input %s "%s"', (name, text) => expect(inputName(name)).toBe(text));

  it('group only numbers that lose nothing by it', () => {
    expect(['4900', '-0.5', '0.123456789012345'].every(isDecimal)).toBe(true);
    expect(['0.1234567890123456', 'EUR', '', '1e3', '2026-03-01'].some(isDecimal)).toBe(false);
  });
});

describe('views of the list (WEB-180)', () => {
  it('take an unknown one for all', () => expect(viewOf('nonsense')).toBe('all'));

  it('call outstanding what is final and not paid', () =>
    expect(narrowingOf('outstanding')).toEqual({
      status: ['finalized'],
      payment_status: ['pending', 'failed'],
    }));
});

describe('the address of a document', () => {
  it('is on the server the app came from', () => {
    expect(ownAddress('http://localhost:8080/files/abc.pdf')).toBe('/files/abc.pdf');
    expect(ownAddress('https://elsewhere.test/abc.pdf')).toBe('https://elsewhere.test/abc.pdf');
  });
});
