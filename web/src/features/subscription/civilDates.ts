import { instantOf, localTime, wireInstant } from '@/features/clock/travel';

/** Midnight of a civil date (`2026-03-01`) in a zone, as it goes over the wire. */
export function midnightOf(date: string, zone: string): string {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  return wireInstant(instantOf({ year, month, day, hour: 0, minute: 0, second: 0 }, zone));
}

/** The civil date an instant falls on in a zone. */
export function civilDateOf(at: string, zone: string): string {
  const { year, month, day } = localTime(new Date(at), zone);
  return [String(year).padStart(4, '0'), String(month).padStart(2, '0'), String(day).padStart(2, '0')].join(
    '-',
  );
}
