import { compare, decimal, ONE, plus, textOf } from './decimal';

/** A tier as it is edited. Where it starts follows from the tier before; the last one has no end. */
export interface TierValues {
  from: string;
  /** Up to and including; ignored for the last tier. */
  upTo: string;
  /** Price of a unit, or the rate in percent. */
  price: string;
  flat: string;
}

/** Starts every tier one above the end of the one before, as far as the ends can be read. */
export function connected(tiers: readonly TierValues[]): TierValues[] {
  const result: TierValues[] = [];
  for (const tier of tiers) {
    const before = result.at(-1);
    const end = before && decimal(before.upTo);
    result.push(before ? { ...tier, from: end ? textOf(plus(end, ONE)) : '' } : tier);
  }
  return result;
}

/** The same tiers with one of them changed; those after it move along. */
export function changed(tiers: readonly TierValues[], at: number, change: Partial<TierValues>): TierValues[] {
  const next = tiers.map((tier, index) => (index === at ? { ...tier, ...change } : tier));
  return 'upTo' in change ? connected(next) : next;
}

/** A new last tier: the one that was last gets an end, ten times where the one before ended. */
export function added(tiers: readonly TierValues[]): TierValues[] {
  const last = tiers.at(-1);
  if (!last) return [{ from: '0', upTo: '', price: '', flat: '' }];
  const end = last.upTo || suggestedEnd(last.from);
  return connected([
    ...tiers.slice(0, -1),
    { ...last, upTo: end },
    { from: '', upTo: '', price: '', flat: last.flat === '' ? '' : '0' },
  ]);
}

function suggestedEnd(from: string): string {
  const start = decimal(from);
  if (!start || compare(start, ONE) <= 0) return '100';
  // 101 starts a tier that ends at 1000: the next power of ten
  return `1${'0'.repeat(textOf(start).split('.')[0]?.length ?? 1)}`;
}

/** Without one of them; the tier after it closes up. There is always one left. */
export function removed(tiers: readonly TierValues[], at: number): TierValues[] {
  if (tiers.length <= 1) return [...tiers];
  const first = tiers[0]?.from ?? '0';
  const rest = tiers.filter((_, index) => index !== at);
  return connected(rest.map((tier, index) => (index === 0 ? { ...tier, from: first } : tier)));
}
