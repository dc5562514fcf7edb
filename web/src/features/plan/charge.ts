import { currencyExponent } from '@/ui';
import type { ChargeModel, PresentationKey, Properties, Range } from './plan.queries';
import type { TierValues } from './tiers';

/** Prices as they are edited: one shape for all models, so that switching between them loses nothing. */
export interface PriceValues {
  amount: string;
  tiers: TierValues[];
  packageSize: string;
  freeUnits: string;
  rate: string;
  fixedAmount: string;
  freeEvents: string;
  freeTotal: string;
  minPerEvent: string;
  maxPerEvent: string;
  groupKeys: string[];
  presentation: PresentationKey[];
}

/** A pricing unit has two decimals, as what is no currency does (PLT-382). */
export const minimumCurrency = (unit: string, currency: string) => (unit === '' ? currency : '');

export const isTiered = (model: ChargeModel) =>
  model === 'graduated' || model === 'volume' || model === 'graduated_percentage';

const RANGES = {
  graduated: 'graduated_ranges',
  volume: 'volume_ranges',
  graduated_percentage: 'graduated_percentage_ranges',
} as const;

export function emptyPrices(): PriceValues {
  return {
    amount: '',
    tiers: [
      { from: '0', upTo: '100', price: '', flat: '0' },
      { from: '101', upTo: '', price: '', flat: '0' },
    ],
    packageSize: '100',
    freeUnits: '0',
    rate: '',
    fixedAmount: '',
    freeEvents: '',
    freeTotal: '',
    minPerEvent: '',
    maxPerEvent: '',
    groupKeys: [],
    presentation: [],
  };
}

export const rangesOf = (model: ChargeModel, properties: Properties): Range[] =>
  model in RANGES ? (properties[RANGES[model as keyof typeof RANGES]] ?? []) : [];

/** Prices of the wire for the form. */
export function pricesOf(model: ChargeModel, properties: Properties): PriceValues {
  const empty = emptyPrices();
  const ranges = rangesOf(model, properties);
  return {
    ...empty,
    amount: properties.amount ?? '',
    tiers: ranges.length > 0 ? ranges.map(tierOf) : empty.tiers,
    packageSize: properties.package_size === undefined ? empty.packageSize : String(properties.package_size),
    freeUnits: properties.free_units === undefined ? empty.freeUnits : String(properties.free_units),
    rate: properties.rate ?? '',
    fixedAmount: properties.fixed_amount ?? '',
    freeEvents:
      properties.free_units_per_events === undefined ? '' : String(properties.free_units_per_events),
    freeTotal: properties.free_units_per_total_aggregation ?? '',
    minPerEvent: properties.per_transaction_min_amount ?? '',
    maxPerEvent: properties.per_transaction_max_amount ?? '',
    groupKeys: properties.pricing_group_keys ?? [],
    presentation: properties.presentation_group_keys ?? [],
  };
}

function tierOf(range: Range): TierValues {
  return {
    from: String(range.from_value),
    upTo: range.to_value === null ? '' : String(range.to_value),
    price: range.per_unit_amount ?? range.rate ?? '',
    flat: range.flat_amount,
  };
}

/** The properties that the model takes, and no others. */
export function propertiesOf(model: ChargeModel, values: PriceValues): Properties {
  const prices = trimmed(values);
  return {
    ...pricesOnWire(model, prices),
    ...(prices.groupKeys.length > 0 && { pricing_group_keys: prices.groupKeys }),
    ...(prices.presentation.length > 0 && { presentation_group_keys: prices.presentation }),
  };
}

function trimmed(prices: PriceValues): PriceValues {
  const texts = Object.entries(prices).map(([name, value]) => [
    name,
    typeof value === 'string' ? value.trim() : value,
  ]);
  const tiers = prices.tiers.map(({ from, upTo, price, flat }) => ({
    from,
    upTo: upTo.trim(),
    price: price.trim(),
    flat: flat.trim(),
  }));
  return { ...Object.fromEntries(texts), tiers };
}

function pricesOnWire(model: ChargeModel, prices: PriceValues): Properties {
  switch (model) {
    case 'standard':
      return { amount: prices.amount };
    case 'package':
      return {
        amount: prices.amount,
        package_size: Number(prices.packageSize),
        free_units: Number(prices.freeUnits || '0'),
      };
    case 'percentage':
      return {
        rate: prices.rate,
        ...(prices.fixedAmount !== '' && { fixed_amount: prices.fixedAmount }),
        ...(prices.freeEvents !== '' && { free_units_per_events: Number(prices.freeEvents) }),
        ...(prices.freeTotal !== '' && { free_units_per_total_aggregation: prices.freeTotal }),
        ...(prices.minPerEvent !== '' && { per_transaction_min_amount: prices.minPerEvent }),
        ...(prices.maxPerEvent !== '' && { per_transaction_max_amount: prices.maxPerEvent }),
      };
    case 'graduated':
    case 'volume':
    case 'graduated_percentage':
      return {
        [RANGES[model]]: prices.tiers.map((tier, index) =>
          rangeOf(model, tier, index === prices.tiers.length - 1),
        ),
      };
    case 'dynamic':
      return {};
  }
}

/** Bounds are numbers on the wire; the schema lets through only those that a number holds exactly. */
function rangeOf(model: ChargeModel, tier: TierValues, last: boolean): Range {
  return {
    from_value: Number(tier.from),
    to_value: last ? null : Number(tier.upTo),
    ...(model === 'graduated_percentage' ? { rate: tier.price } : { per_unit_amount: tier.price }),
    flat_amount: tier.flat || '0',
  };
}

/** Whether an amount fits the minor unit of its currency: 12.345 is no amount in euros. */
export function fitsCurrency(text: string, currency: string): boolean {
  const fraction = (text.trim().split('.')[1] ?? '').replace(/0+$/, '');
  return fraction.length <= currencyExponent(currency);
}
