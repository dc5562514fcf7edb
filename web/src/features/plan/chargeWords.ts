import { formatDecimal, formatPrice } from '@/ui';
import { rangesOf } from './charge';
import { compare, decimal, ZERO } from './decimal';
import type { ChargeModel, Properties } from './plan.queries';
import { t } from './texts';

const isSet = (text: string | undefined) => Boolean(text && decimal(text)?.digits);
const joined = (...parts: string[]) => parts.filter((part) => part !== '').join(', ');

/** A charge's prices in one line: "€0.10 – €0.02 per unit, by 3 tiers". */
export function chargeWords(model: ChargeModel, properties: Properties, currency: string): string {
  const price = (amount: string | undefined) => formatPrice(amount || '0', currency);
  const rate = (percent: string | undefined) => t('words.rate', { rate: formatDecimal(percent || '0') });
  switch (model) {
    case 'standard':
      return isSet(properties.amount)
        ? t('words.standard', { price: price(properties.amount) })
        : t('words.free');
    case 'package':
      return packageWords(properties, price);
    case 'percentage':
      return joined(rateWords(properties, price), freeWords(properties), limitWords(properties, price));
    case 'graduated':
    case 'volume':
      return tierWords(model, properties, price);
    case 'graduated_percentage':
      return tierWords(model, properties, rate);
    default:
      return t('words.dynamic');
  }
}

type Format = (amount: string | undefined) => string;

function packageWords(properties: Properties, price: Format): string {
  const size = formatDecimal(properties.package_size ?? 1);
  const free = properties.free_units ?? 0;
  return joined(
    t('words.package', { price: price(properties.amount), size }),
    free > 0 ? t('words.packageFree', { units: formatDecimal(free) }) : '',
  );
}

function rateWords({ rate, fixed_amount: fixed }: Properties, price: Format): string {
  const percent = formatDecimal(rate || '0');
  if (!isSet(fixed)) return t('words.rate', { rate: percent });
  return isSet(rate)
    ? t('words.rateFixed', { rate: percent, price: price(fixed) })
    : t('words.onlyFixed', { price: price(fixed) });
}

function freeWords(properties: Properties): string {
  const events = properties.free_units_per_events ?? 0;
  const total = properties.free_units_per_total_aggregation;
  return joined(
    events > 0 ? t('words.freeEvents', { count: events }) : '',
    isSet(total) ? t('words.freeTotal', { units: formatDecimal(total ?? '0') }) : '',
  );
}

function limitWords(properties: Properties, price: Format): string {
  const [min, max] = [properties.per_transaction_min_amount, properties.per_transaction_max_amount];
  if (isSet(min) && isSet(max)) return t('words.minMax', { min: price(min), max: price(max) });
  if (isSet(min)) return t('words.min', { price: price(min) });
  return isSet(max) ? t('words.max', { price: price(max) }) : '';
}

/** The lowest and the highest price of the tiers. */
function tierWords(
  model: 'graduated' | 'volume' | 'graduated_percentage',
  properties: Properties,
  format: Format,
): string {
  const ranges = rangesOf(model, properties);
  const prices = ranges.map((range) => range.per_unit_amount ?? range.rate ?? '0').sort(byValue);
  const [lowest, highest] = [prices[0], prices.at(-1)];
  const span =
    lowest === highest ? format(lowest) : t('words.range', { from: format(lowest), to: format(highest) });
  const flat = ranges.some((range) => isSet(range.flat_amount));
  return joined(t(`words.${model}`, { prices: span, count: ranges.length }), flat ? t('words.flat') : '');
}

const byValue = (a: string, b: string) => compare(decimal(a) ?? ZERO, decimal(b) ?? ZERO);
