import { formatDecimal, formatPrice } from '@/ui';
import { rangesOf } from './charge';
import { decimal } from './decimal';
import type { ChargeModel, Properties } from './plan.queries';
import { t } from './texts';

interface TierTableProps {
  model: ChargeModel;
  properties: Properties;
  currency: string;
}

/** Tiers with their figures under each other; the flat fees only where there are any. */
export function TierTable({ model, properties, currency }: TierTableProps) {
  const ranges = rangesOf(model, properties);
  const hasFlat = ranges.some((range) => decimal(range.flat_amount)?.digits);
  const isRate = model === 'graduated_percentage';
  const head = 'h-8 whitespace-nowrap px-3 text-right font-medium text-mist text-xs first:pl-4 last:pr-4';
  const cell = 'h-9 whitespace-nowrap px-3 text-right first:pl-4 last:pr-4';
  return (
    <div className="overflow-x-auto rounded-md border border-line">
      <table
        className="tabular w-full min-w-80 table-fixed border-collapse text-sm"
        aria-label={t('tiers.label')}
      >
        <thead>
          <tr className="border-line border-b bg-canvas">
            <th scope="col" className={head}>
              {t('tiers.from')}
            </th>
            <th scope="col" className={head}>
              {t('tiers.upTo')}
            </th>
            <th scope="col" className={head}>
              {isRate ? t('tiers.rate') : t('tiers.unitPrice')}
            </th>
            {hasFlat && (
              <th scope="col" className={head}>
                {t('tiers.flat')}
              </th>
            )}
          </tr>
        </thead>
        <tbody>
          {ranges.map((range) => (
            <tr key={range.from_value} className="border-line border-b last:border-b-0">
              <td className={cell}>{formatDecimal(range.from_value)}</td>
              <td className={cell}>
                {range.to_value === null ? (
                  <span role="img" aria-label={t('tiers.endless')} className="text-mist">
                    ∞
                  </span>
                ) : (
                  formatDecimal(range.to_value)
                )}
              </td>
              <td className={cell}>
                {isRate
                  ? `${formatDecimal(range.rate ?? '0')}%`
                  : formatPrice(range.per_unit_amount ?? '0', currency)}
              </td>
              {hasFlat && <td className={cell}>{formatPrice(range.flat_amount, currency)}</td>}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
