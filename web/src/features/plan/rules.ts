import { fitsCurrency, minimumCurrency, type PriceValues } from './charge';
import { compare, decimal, isDecimal } from './decimal';
import type { ChargeModel } from './plan.queries';
import type { ChargeValues } from './planForm';
import type { TierValues } from './tiers';

/** Something wrong with a value: where, and its code in `errors.json`. */
export interface Problem {
  path: (string | number)[];
  code: string;
}

/** Numbers of JSON hold this many digits exactly. */
const MAX_BOUND_DIGITS = 15;

function amountProblem(text: string, needed: boolean): string | null {
  if (text.trim() === '') return needed ? 'value_is_mandatory' : null;
  return isDecimal(text) ? null : 'decimal_is_invalid';
}

/** An amount that is stored in the minor unit: 12.345 is none in euros. */
export function moneyProblem(text: string, currency: string): string | null {
  if (text.trim() === '') return null;
  if (!isDecimal(text)) return 'decimal_is_invalid';
  return fitsCurrency(text, currency) ? null : 'amount_is_too_fine';
}

/** What a pricing unit is worth: more than nothing, with as many decimals as are kept (PRC-053). */
function rateProblem(text: string): string | null {
  const problem = amountProblem(text, true);
  if (problem) return problem;
  const [, decimals = ''] = text.split('.');
  return /[1-9]/.test(text) && decimals.length <= 15 ? null : 'value_is_out_of_range';
}

function wholeProblem(text: string, least: number): string | null {
  if (!/^\d{1,15}$/.test(text.trim())) return 'integer_is_invalid';
  return Number(text) < least ? 'value_is_out_of_range' : null;
}

/** Of one charge: what the server would refuse (PRC-020 to PRC-029, PRC-040), said before it is sent. */
export function chargeProblems(charge: ChargeValues, currency: string): Problem[] {
  const minimum = moneyProblem(charge.min_amount, minimumCurrency(charge.pricing_unit, currency));
  const rate = charge.pricing_unit === '' ? null : rateProblem(charge.conversion_rate);
  return [
    ...(rate ? [{ path: ['conversion_rate'], code: rate }] : []),
    ...(minimum ? [{ path: ['min_amount'], code: minimum }] : []),
    ...under(['prices'], priceProblems(charge.charge_model, charge.prices)),
    ...charge.filters.flatMap((filter, index) => {
      const twin = charge.filters.findIndex((other) => sameValues(other.values, filter.values));
      const found = under(['prices'], priceProblems(charge.charge_model, filter.prices));
      if (Object.keys(filter.values).length === 0)
        found.push({ path: ['values'], code: 'value_is_mandatory' });
      else if (twin < index) found.push({ path: ['values'], code: 'value_is_duplicated' });
      return under(['filters', index], found);
    }),
  ];
}

const under = (path: Problem['path'], problems: Problem[]): Problem[] =>
  problems.map((problem) => ({ ...problem, path: [...path, ...problem.path] }));

function sameValues(a: Record<string, string[]>, b: Record<string, string[]>): boolean {
  const text = (values: Record<string, string[]>) =>
    JSON.stringify(
      Object.keys(values)
        .sort()
        .map((key) => [key, [...(values[key] ?? [])].sort()]),
    );
  return text(a) === text(b);
}

export function priceProblems(model: ChargeModel, prices: PriceValues): Problem[] {
  switch (model) {
    case 'standard':
      return named({ amount: amountProblem(prices.amount, true) });
    case 'package':
      return named({
        amount: amountProblem(prices.amount, true),
        packageSize: wholeProblem(prices.packageSize, 1),
        freeUnits: prices.freeUnits === '' ? null : wholeProblem(prices.freeUnits, 0),
      });
    case 'percentage':
      return percentageProblems(prices);
    case 'graduated':
    case 'volume':
    case 'graduated_percentage':
      return under(['tiers'], tierProblems(prices.tiers));
    case 'dynamic':
      return [];
  }
}

const named = (found: Partial<Record<keyof PriceValues, string | null>>): Problem[] =>
  Object.entries(found).flatMap(([name, code]) => (code ? [{ path: [name], code }] : []));

function percentageProblems(prices: PriceValues): Problem[] {
  const [min, max] = [decimal(prices.minPerEvent), decimal(prices.maxPerEvent)];
  const crossed = min && max && compare(min, max) > 0 ? 'max_below_min' : null;
  return named({
    rate: amountProblem(prices.rate, true),
    fixedAmount: amountProblem(prices.fixedAmount, false),
    freeEvents: prices.freeEvents === '' ? null : wholeProblem(prices.freeEvents, 1),
    freeTotal: amountProblem(prices.freeTotal, false),
    minPerEvent: amountProblem(prices.minPerEvent, false),
    maxPerEvent: amountProblem(prices.maxPerEvent, false) ?? crossed,
  });
}

function tierProblems(tiers: readonly TierValues[]): Problem[] {
  return tiers.flatMap((tier, index) => {
    const last = index === tiers.length - 1;
    const found: [keyof TierValues, string | null][] = [
      ['upTo', last ? null : boundProblem(tier)],
      ['price', amountProblem(tier.price, true)],
      ['flat', amountProblem(tier.flat, false)],
    ];
    return found.flatMap(([name, code]) => (code ? [{ path: [index, name], code }] : []));
  });
}

function boundProblem({ from, upTo }: TierValues): string | null {
  const missing = amountProblem(upTo, true);
  if (missing) return missing;
  if (upTo.replace('.', '').length > MAX_BOUND_DIGITS) return 'value_is_out_of_range';
  const [start, end] = [decimal(from), decimal(upTo)];
  return start && end && compare(end, start) <= 0 ? 'tier_ends_too_early' : null;
}
