import type { PriceValues } from './charge';
import {
  compare,
  type DecimalValue,
  decimal,
  minus,
  ONE,
  percent,
  plus,
  smaller,
  times,
  timesNeeded,
  ZERO,
} from './decimal';
import type { ChargeModel } from './plan.queries';
import type { TierValues } from './tiers';

/** What a quantity would cost, and how it comes about. */
export interface Preview {
  total: DecimalValue;
  steps: PreviewStep[];
}

export interface PreviewStep {
  units: DecimalValue;
  /** Price of a unit or package, or the rate in percent. */
  price: DecimalValue;
  flat: DecimalValue;
  amount: DecimalValue;
}

interface Tier {
  from: DecimalValue;
  to: DecimalValue | null;
  price: DecimalValue;
  flat: DecimalValue;
}

/**
 * An example for the form, by the rules that bills follow (PRC-060 to PRC-064). Null while prices are incomplete, and for
 * models whose price depends on the single events.
 */
export function previewOf(model: ChargeModel, prices: PriceValues, units: DecimalValue): Preview | null {
  switch (model) {
    case 'standard':
      return single(units, decimal(prices.amount));
    case 'package':
      return packages(prices, units);
    case 'graduated':
      return tiered(prices.tiers, (tiers) => graduated(tiers, units, times, areAdjacent(tiers)));
    case 'graduated_percentage':
      return tiered(prices.tiers, (tiers) => graduated(tiers, units, percent, false));
    case 'volume':
      return tiered(prices.tiers, (tiers) => volume(tiers, units));
    case 'percentage':
    case 'dynamic':
      return null;
  }
}

const summed = (steps: PreviewStep[]): Preview => ({
  total: steps.reduce((sum, { amount }) => plus(sum, amount), ZERO),
  steps,
});

function single(units: DecimalValue, price: DecimalValue | null): Preview | null {
  return price && summed([{ units, price, flat: ZERO, amount: times(units, price) }]);
}

/** PRC-061. */
function packages(prices: PriceValues, units: DecimalValue): Preview | null {
  const [price, size, free] = [
    decimal(prices.amount),
    decimal(prices.packageSize),
    decimal(prices.freeUnits || '0'),
  ];
  if (!price || !size || !free || size.digits === 0n) return null;
  return single(timesNeeded(minus(units, free), size), price);
}

function tiered(values: readonly TierValues[], price: (tiers: Tier[]) => Preview | null): Preview | null {
  const tiers: Tier[] = [];
  for (const [index, value] of values.entries()) {
    const last = index === values.length - 1;
    const [from, to] = [decimal(value.from), decimal(value.upTo)];
    const [unitPrice, flat] = [decimal(value.price), decimal(value.flat || '0')];
    if (!from || !unitPrice || !flat || (!last && !to)) return null;
    tiers.push({ from, to: last ? null : to, price: unitPrice, flat });
  }
  return tiers.length === 0 ? null : price(tiers);
}

const reaches = ({ to }: Tier, units: DecimalValue) => to === null || compare(to, units) >= 0;

const areAdjacent = (tiers: Tier[]) =>
  tiers.length > 1 &&
  tiers.slice(1).every((tier, index) => {
    const end = tiers[index]?.to;
    return end && compare(end, tier.from) === 0;
  });

/** PRC-062 and PRC-063: each tier prices what falls into it, up to the first that reaches the units. */
function graduated(
  tiers: Tier[],
  units: DecimalValue,
  priced: (units: DecimalValue, price: DecimalValue) => DecimalValue,
  adjacent: boolean,
): Preview {
  const steps: PreviewStep[] = [];
  for (const tier of tiers) {
    const top = tier.to ? smaller(units, tier.to) : units;
    const below = steps.length === 0 ? ZERO : adjacent ? tier.from : minus(tier.from, ONE);
    const inside = minus(top, below);
    steps.push({
      units: inside,
      price: tier.price,
      flat: tier.flat,
      amount: plus(priced(inside, tier.price), tier.flat),
    });
    if (reaches(tier, units)) break;
  }
  return summed(steps);
}

/** PRC-064: the tier that the quantity reaches prices all of it. */
function volume(tiers: Tier[], units: DecimalValue): Preview {
  const begins = tiers[0] && compare(tiers[0].from, timesNeeded(units, ONE)) <= 0;
  const tier = begins ? tiers.find((candidate) => reaches(candidate, units)) : undefined;
  if (!tier) return summed([]);
  return summed([
    { units, price: tier.price, flat: tier.flat, amount: plus(times(units, tier.price), tier.flat) },
  ]);
}
