import { Decimal, decimalFromCents, formatDecimal, Price } from '@/ui';
import type { FeePart } from './feeParts';
import { type Fee, statedIn } from './invoice.queries';
import { t } from './texts';

function partName(part: FeePart): string {
  if (part.kind === 'packages') return t('lines.part.packages', { size: formatDecimal(part.size ?? '') });
  if (part.kind !== 'tier') return t(`lines.part.${part.kind}`);
  const from = formatDecimal(part.from);
  if (part.to === null)
    return Number(part.from) === 0 ? t('lines.part.all') : t('lines.part.tierOpen', { from });
  const to = formatDecimal(part.to);
  return Number(part.from) <= 1 ? t('lines.part.tierFirst', { to }) : t('lines.part.tier', { from, to });
}

/** A tier or component below its fee: indented and paler, with the exact share of the amount. */
export function FeePartRow({ part, fee, currency }: { part: FeePart; fee: Fee; currency: string }) {
  const unit = fee.pricing_unit_details;
  const whole = unit ? decimalFromCents(unit.amount_cents, '') : fee.precise_amount;
  const amount = 'amount' in part ? (part.amount ?? whole) : '0';
  const pricedIn = statedIn(fee, currency);
  return (
    <tr className="align-baseline text-slate text-xs">
      <td className="py-1 pl-9 sm:pl-10">{partName(part)}</td>
      <td className="px-3 py-1 text-right max-sm:hidden">
        {'units' in part && <Decimal value={part.units} />}
      </td>
      <td className="px-3 py-1 text-right max-sm:hidden">
        {'ratePercent' in part && part.ratePercent !== undefined ? (
          <>
            <Decimal value={part.ratePercent} /> %
          </>
        ) : (
          'price' in part && part.price !== undefined && <Price amount={part.price} currency={pricedIn} />
        )}
      </td>
      <td className="max-md:hidden" />
      <td className="py-1 pr-5 pl-3 text-right sm:pr-6">
        <Price amount={amount} currency={pricedIn} />
      </td>
    </tr>
  );
}
