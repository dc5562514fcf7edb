/** Calendar arithmetic of the sandbox clock, in the organization's zone, so that "+1 month" survives clock changes. */

export interface LocalTime {
  year: number;
  month: number;
  day: number;
  hour: number;
  minute: number;
  second: number;
}

export function localTime(at: Date, zone: string): LocalTime {
  const parts = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  }).formatToParts(at);
  const value = (type: string) => Number(parts.find((part) => part.type === type)?.value);
  return {
    year: value('year'),
    month: value('month'),
    day: value('day'),
    hour: value('hour'),
    minute: value('minute'),
    second: value('second'),
  };
}

const asUtc = (t: LocalTime) => Date.UTC(t.year, t.month - 1, t.day, t.hour, t.minute, t.second);

/** The instant at which a zone's clocks show a local time; within a gap, the same distance after it. */
export function instantOf(local: LocalTime, zone: string): Date {
  const wanted = asUtc(local);
  const offsetAt = (instant: number) => asUtc(localTime(new Date(instant), zone)) - instant;
  const first = wanted - offsetAt(wanted);
  const second = wanted - offsetAt(first);
  if (asUtc(localTime(new Date(second), zone)) === wanted) return new Date(second);
  return new Date(Math.max(first, second));
}

export function plusDays(at: Date, days: number, zone: string): Date {
  const local = localTime(at, zone);
  const day = new Date(Date.UTC(local.year, local.month - 1, local.day + days));
  return instantOf(
    { ...local, year: day.getUTCFullYear(), month: day.getUTCMonth() + 1, day: day.getUTCDate() },
    zone,
  );
}

/** The same day of a later month, or its last day where the month is shorter. */
export function plusMonths(at: Date, months: number, zone: string): Date {
  const local = localTime(at, zone);
  const first = new Date(Date.UTC(local.year, local.month - 1 + months, 1));
  const lastDay = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate();
  const month = { year: first.getUTCFullYear(), month: first.getUTCMonth() + 1 };
  return instantOf({ ...local, ...month, day: Math.min(local.day, lastDay) }, zone);
}

/** Local midnight of the first day of the next month. */
export function nextMonthStart(at: Date, zone: string): Date {
  const local = localTime(at, zone);
  const first = new Date(Date.UTC(local.year, local.month, 1));
  const month = { year: first.getUTCFullYear(), month: first.getUTCMonth() + 1, day: 1 };
  return instantOf({ ...month, hour: 0, minute: 0, second: 0 }, zone);
}

/** Instants on the wire have no fractions of a second. */
export function wireInstant(at: Date): string {
  return `${at.toISOString().slice(0, 19)}Z`;
}

const two = (value: number) => String(value).padStart(2, '0');

/** The value of a `datetime-local` input. */
export function inputValue(at: Date, zone: string): string {
  const t = localTime(at, zone);
  return `${String(t.year).padStart(4, '0')}-${two(t.month)}-${two(t.day)}T${two(t.hour)}:${two(t.minute)}`;
}

export function fromInputValue(value: string, zone: string): Date | null {
  const match = /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2})/.exec(value);
  if (!match) return null;
  const [year, month, day, hour, minute] = match.slice(1).map(Number) as [
    number,
    number,
    number,
    number,
    number,
  ];
  return instantOf({ year, month, day, hour, minute, second: 0 }, zone);
}
