import type { AmountDetails, Fee } from './invoice.queries';

/** One line below a fee: a tier, a package, a component of its price. Amounts are decimals in currency units. */
export type FeePart =
  | {
      kind: 'tier';
      from: string;
      to: string | null;
      units: string;
      price?: string;
      ratePercent?: string;
      amount: string;
    }
  | { kind: 'flat'; amount: string }
  | {
      kind: 'all' | 'packages' | 'fixedFee';
      units: string;
      price: string;
      size?: string;
      amount: string | null;
    }
  | { kind: 'free'; units: string }
  | { kind: 'rate'; units: string; ratePercent: string; amount: string }
  | { kind: 'minMax'; amount: string };

const text = (details: AmountDetails, field: string): string => {
  const value = details[field];
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '0';
};
const isZero = (decimal: string) => Number(decimal) === 0;

function tiers(ranges: unknown): FeePart[] {
  return (Array.isArray(ranges) ? (ranges as AmountDetails[]) : []).flatMap((range) => {
    const tier: FeePart = {
      kind: 'tier',
      from: text(range, 'from_value'),
      to: range.to_value === null || range.to_value === undefined ? null : text(range, 'to_value'),
      units: text(range, 'units'),
      ...('rate' in range ? { ratePercent: text(range, 'rate') } : { price: text(range, 'per_unit_amount') }),
      amount: text(range, 'per_unit_total_amount'),
    };
    return [tier, ...flat(range)];
  });
}

function flat(details: AmountDetails): FeePart[] {
  const amount = text(details, 'flat_unit_amount');
  return isZero(amount) ? [] : [{ kind: 'flat', amount }];
}

function free(details: AmountDetails): FeePart[] {
  const units = text(details, 'free_units');
  return isZero(units) ? [] : [{ kind: 'free', units }];
}

function packages(details: AmountDetails): FeePart[] {
  const size = text(details, 'per_package_size');
  const paid = text(details, 'paid_units');
  if (isZero(size) || isZero(paid)) return [];
  return [
    { kind: 'packages', units: paid, size, price: text(details, 'per_package_unit_amount'), amount: null },
  ];
}

function percentage(details: AmountDetails): FeePart[] {
  const parts: FeePart[] = [
    {
      kind: 'rate',
      units: text(details, 'paid_units'),
      ratePercent: text(details, 'rate'),
      amount: text(details, 'per_unit_total_amount'),
    },
  ];
  const fixed = text(details, 'fixed_fee_total_amount');
  if (!isZero(fixed))
    parts.push({
      kind: 'fixedFee',
      units: text(details, 'paid_events'),
      price: text(details, 'fixed_fee_unit_amount'),
      amount: fixed,
    });
  const minMax = text(details, 'min_max_adjustment_total_amount');
  if (!isZero(minMax)) parts.push({ kind: 'minMax', amount: minMax });
  return parts;
}

/** What the price of a fee is made of, told by the fields its charge model leaves; empty where it is units times price. */
export function feeParts(
  fee: Pick<Fee, 'amount_details' | 'lago_true_up_parent_fee_id' | 'units'>,
): FeePart[] {
  const details = fee.amount_details ?? {};
  if (fee.lago_true_up_parent_fee_id || Object.keys(details).length === 0) return [];
  if ('graduated_ranges' in details) return tiers(details.graduated_ranges);
  if ('graduated_percentage_ranges' in details) return tiers(details.graduated_percentage_ranges);
  if ('per_package_size' in details) return [...free(details), ...packages(details)];
  if ('rate' in details) return [...free(details), ...percentage(details)];
  if ('per_unit_total_amount' in details)
    return [
      {
        kind: 'all',
        units: fee.units,
        price: text(details, 'per_unit_amount'),
        amount: text(details, 'per_unit_total_amount'),
      },
      ...flat(details),
    ];
  return [];
}
