import { describe, expect, it } from 'vitest';
import {
  fromInputValue,
  inputValue,
  instantOf,
  localTime,
  nextMonthStart,
  plusDays,
  plusMonths,
  wireInstant,
} from './travel';

const at = (text: string) => new Date(text);

describe('moving the sandbox clock', () => {
  it.each([
    ['2026-01-31T10:00:00Z', 1, 'UTC', '2026-02-28T10:00:00Z'],
    ['2024-01-31T10:00:00Z', 1, 'UTC', '2024-02-29T10:00:00Z'],
    ['2026-12-15T00:00:00Z', 1, 'UTC', '2027-01-15T00:00:00Z'],
    ['2026-03-15T11:00:00Z', 1, 'Europe/Berlin', '2026-04-15T10:00:00Z'],
  ])('%s plus %d month in %s is %s', (from, months, zone, expected) => {
    expect(wireInstant(plusMonths(at(from), months, zone))).toBe(expected);
  });

  it('keeps the local hour over a change of clocks', () => {
    expect(wireInstant(plusDays(at('2026-03-28T11:00:00Z'), 1, 'Europe/Berlin'))).toBe(
      '2026-03-29T10:00:00Z',
    );
  });

  it('goes past an hour that the clocks skip', () => {
    expect(wireInstant(plusDays(at('2026-03-28T01:30:00Z'), 1, 'Europe/Berlin'))).toBe(
      '2026-03-29T01:30:00Z',
    );
  });

  it('starts the next month at local midnight', () => {
    expect(wireInstant(nextMonthStart(at('2026-01-31T23:30:00Z'), 'UTC'))).toBe('2026-02-01T00:00:00Z');
    expect(wireInstant(nextMonthStart(at('2026-01-31T23:30:00Z'), 'Europe/Berlin'))).toBe(
      '2026-02-28T23:00:00Z',
    );
    expect(wireInstant(nextMonthStart(at('2026-12-05T00:00:00Z'), 'America/New_York'))).toBe(
      '2027-01-01T05:00:00Z',
    );
  });

  it('always moves forward and reads back what the field shows, in every zone', () => {
    for (const zone of ['UTC', 'Asia/Kolkata', 'Pacific/Auckland', 'America/St_Johns', 'Europe/Berlin']) {
      for (let day = 0; day < 400; day += 1) {
        const now = new Date(Date.UTC(2026, 0, 1 + day, 12, 15));
        expect(plusDays(now, 1, zone).getTime()).toBeGreaterThan(now.getTime());
        expect(nextMonthStart(now, zone).getTime()).toBeGreaterThan(now.getTime());
        expect(instantOf(localTime(now, zone), zone)).toEqual(now);
        expect(fromInputValue(inputValue(now, zone), zone)).toEqual(now);
      }
    }
  });

  it('refuses what is no date and time', () => {
    expect(fromInputValue('soon', 'UTC')).toBeNull();
  });
});
