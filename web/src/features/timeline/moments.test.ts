import { describe, expect, it } from 'vitest';
import { blocking, horizonOf, type Moment, merged } from './moments';

const at = (key: string, when: string): Moment => ({ key, kind: 'invoice', at: when, text: key });

const invoices = {
  moments: [at('i3', '2026-03-01T00:00:00Z'), at('i2', '2026-02-01T00:00:00Z')],
  hasMore: true,
};
const payments = {
  moments: [at('p2', '2026-02-20T00:00:00Z'), at('p1', '2026-01-10T00:00:00Z')],
  hasMore: true,
};
const whole = {
  moments: [at('s1', '2025-06-01T00:00:00Z'), at('s2', '2026-02-10T00:00:00Z')],
  hasMore: false,
};

describe('a timeline merged from pages of several lists', () => {
  it('shows nothing earlier than what every unfinished list has loaded', () => {
    expect(horizonOf([invoices, payments, whole])).toBe('2026-02-01T00:00:00Z');
    expect(merged([invoices, payments, whole]).map(({ key }) => key)).toEqual(['i3', 'p2', 's2', 'i2']);
  });

  it('loads more of the list that holds it up', () => {
    expect(blocking([invoices, payments, whole])).toEqual([0]);
    const done = { ...invoices, hasMore: false };
    expect(blocking([done, payments, whole])).toEqual([1]);
    expect(merged([done, payments, whole]).map(({ key }) => key)).toEqual(['i3', 'p2', 's2', 'i2', 'p1']);
  });

  it('shows everything once nothing is left', () => {
    const all = [invoices, payments, whole].map((source) => ({ ...source, hasMore: false }));
    expect(horizonOf(all)).toBe('');
    expect(blocking(all)).toEqual([]);
    expect(merged(all).map(({ key }) => key)).toEqual(['i3', 'p2', 's2', 'i2', 'p1', 's1']);
  });
});
