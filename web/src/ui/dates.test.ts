import { describe, expect, it } from 'vitest';
import { formatCivilDate, formatDayOf, formatInstant, formatRelative, offsetOf } from './dates';

describe('dates', () => {
  it('shows an instant in its zone', () => {
    expect(formatInstant('2026-01-31T23:30:00Z', 'Asia/Tokyo')).toBe('1 Feb 2026, 08:30');
    expect(formatDayOf('2026-01-31T23:30:00Z', 'America/New_York')).toBe('31 Jan 2026');
  });

  it('shows a civil date as the same day everywhere', () => {
    expect(formatCivilDate('2026-02-28')).toBe('28 Feb 2026');
  });

  it('names the distance from UTC at that instant', () => {
    expect(offsetOf('2026-07-01T00:00:00Z', 'Europe/Berlin')).toBe('GMT+2');
    expect(offsetOf('2026-01-01T00:00:00Z', 'Europe/London')).toBe('UTC');
  });

  it('says how long ago', () => {
    const now = new Date('2026-03-10T12:00:00Z');
    expect(formatRelative('2026-03-10T09:00:00Z', now)).toBe('3 hours ago');
    expect(formatRelative('2026-03-12T12:00:00Z', now)).toBe('in 2 days');
    expect(formatRelative('2026-03-10T11:59:40Z', now)).toBe('this minute');
  });
});
