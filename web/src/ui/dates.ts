/** Texts of instants and civil dates. An instant always needs a zone; a civil date never has one. */

export const browserZone = Intl.DateTimeFormat().resolvedOptions().timeZone;

/** `2026-01-31T09:05:00Z` in UTC: `31 Jan 2026, 09:05`. */
export function formatInstant(at: string, zone: string, withSeconds = false): string {
  return new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    second: withSeconds ? '2-digit' : undefined,
  }).format(new Date(at));
}

/** The day an instant falls on in a zone: `31 Jan 2026`. */
export function formatDayOf(at: string, zone: string): string {
  return new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    day: 'numeric',
    month: 'short',
    year: 'numeric',
  }).format(new Date(at));
}

/** A civil date (`2026-01-31`), which is the same day everywhere. */
export function formatCivilDate(on: string): string {
  return formatDayOf(`${on.slice(0, 10)}T00:00:00Z`, 'UTC');
}

/** `GMT+2`, the zone's distance from UTC at that instant. */
export function offsetOf(at: string, zone: string): string {
  const parts = new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    timeZoneName: 'shortOffset',
  }).formatToParts(new Date(at));
  const offset = parts.find((part) => part.type === 'timeZoneName')?.value ?? '';
  return offset === 'GMT' || offset === 'GMT+0' ? 'UTC' : offset;
}

const steps: readonly [Intl.RelativeTimeFormatUnit, number][] = [
  ['year', 31_536_000],
  ['month', 2_592_000],
  ['day', 86_400],
  ['hour', 3600],
  ['minute', 60],
];

/** `3 days ago`, `in 2 hours`. */
export function formatRelative(at: string, now: Date = new Date()): string {
  const seconds = Math.round((new Date(at).getTime() - now.getTime()) / 1000);
  const format = new Intl.RelativeTimeFormat('en', { numeric: 'auto' });
  for (const [unit, size] of steps) {
    if (Math.abs(seconds) >= size) return format.format(Math.trunc(seconds / size), unit);
  }
  return format.format(0, 'minute');
}
