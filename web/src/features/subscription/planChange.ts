import type { Interval, PlanChoice } from './subscription.queries';

const PER_YEAR: Record<Interval, bigint> = {
  weekly: 52n,
  monthly: 12n,
  quarterly: 4n,
  semiannual: 2n,
  yearly: 1n,
};

type Priced = Pick<PlanChoice, 'amount_cents' | 'interval'>;

const yearlyCents = ({ amount_cents, interval }: Priced) => BigInt(amount_cents) * PER_YEAR[interval];

/** A plan that costs as much or more a year takes effect at once, a cheaper one on the next billing day (SUB-112, SUB-113). */
export function isUpgrade(before: Priced, after: Priced): boolean {
  return yearlyCents(after) >= yearlyCents(before);
}
