import { plusDays } from '@/features/clock/travel';
import { midnightOf } from '@/features/subscription/civilDates';

const isDay = (text: string) => /^\d{4}-\d{2}-\d{2}$/.test(text);

/** From the start of a day to the end of a day in the zone; instants, as links from invoices carry them, stay what they are. */
export function rangeOf(from: string | undefined, to: string | undefined, zone: string) {
  return {
    timestamp_from: from && (isDay(from) ? midnightOf(from, zone) : from),
    timestamp_to: to && (isDay(to) ? lastMomentOf(to, zone) : to),
  };
}

function lastMomentOf(day: string, zone: string): string {
  const next = plusDays(new Date(midnightOf(day, zone)), 1, zone);
  return new Date(next.getTime() - 1).toISOString();
}
