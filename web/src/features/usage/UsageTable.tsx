import { ChevronRight } from 'lucide-react';
import { useState } from 'react';
import { cx, Decimal, formatDecimal, Money } from '@/ui';
import { t } from './texts';
import type { ChargeUsage, CurrentUsage, UsageSums } from './usage.queries';
import { chargeName, type UsagePart, usageParts } from './usageParts';

/** Units and amount of every charge; what a charge is split by folds out below it. */
export function UsageTable({ usage }: { usage: CurrentUsage }) {
  return (
    <div className="overflow-x-auto">
      <table aria-label={t('title')} className="w-full border-collapse text-sm">
        <thead>
          <tr className="border-line border-y bg-canvas text-left text-mist text-xs">
            <th scope="col" className="h-9 px-5 font-medium">
              {t('columns.charge')}
            </th>
            <th scope="col" className="h-9 px-3 text-right font-medium max-sm:hidden">
              {t('columns.events')}
            </th>
            <th scope="col" className="h-9 px-3 text-right font-medium">
              {t('columns.units')}
            </th>
            <th scope="col" className="h-9 px-5 text-right font-medium">
              {t('columns.amount')}
            </th>
          </tr>
        </thead>
        <tbody>
          {usage.charges_usage.map((charge) => (
            <ChargeRows key={charge.charge.lago_id} charge={charge} />
          ))}
        </tbody>
        <Totals usage={usage} />
      </table>
    </div>
  );
}

function ChargeRows({ charge }: { charge: ChargeUsage }) {
  const model = `models.${charge.charge.charge_model}`;
  return (
    <Rows
      name={chargeName(charge)}
      detail={t.has(model) ? t(model) : undefined}
      sums={charge}
      parts={usageParts(charge)}
      currency={charge.amount_currency}
      depth={0}
    />
  );
}

interface RowsProps {
  name: string;
  detail?: string;
  sums: UsageSums;
  parts: UsagePart[];
  currency: string;
  depth: number;
}

const indents = ['pl-5', 'pl-11', 'pl-17'];

function Rows({ name, detail, sums, parts, currency, depth }: RowsProps) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <tr className={cx('border-line border-b', depth > 0 && 'bg-canvas text-slate')}>
        <td className={cx('h-11 py-1.5 pr-3', indents[depth])}>
          <span className="flex min-w-0 items-center gap-1.5">
            {parts.length > 0 ? (
              <button
                type="button"
                aria-expanded={open}
                aria-label={t('open', { name })}
                onClick={() => setOpen(!open)}
                className="-ml-1 flex size-6 shrink-0 items-center justify-center rounded-sm text-mist hover:bg-hover hover:text-ink"
              >
                <ChevronRight
                  className={cx('size-4 transition-transform', open && 'rotate-90')}
                  aria-hidden
                />
              </button>
            ) : (
              <span className="-ml-1 size-6 shrink-0" />
            )}
            <span className="min-w-0">
              <span className={cx('block break-words', depth === 0 && 'font-medium text-ink')}>{name}</span>
              {detail && <span className="block text-mist text-xs">{detail}</span>}
            </span>
          </span>
        </td>
        <td className="tabular px-3 text-right text-mist max-sm:hidden">
          {formatDecimal(sums.events_count)}
        </td>
        <td className="px-3 text-right">
          <Decimal value={sums.units} digits={4} />
        </td>
        <td className="px-5 text-right">
          <Money amountCents={sums.amount_cents} currency={currency} />
        </td>
      </tr>
      {open &&
        parts.map((part) => (
          <Rows
            key={part.key}
            name={part.name ?? t('noFilter')}
            sums={part.sums}
            parts={part.parts}
            currency={currency}
            depth={depth + 1}
          />
        ))}
    </>
  );
}

function Totals({ usage }: { usage: CurrentUsage }) {
  const { currency } = usage;
  const rows = [
    { label: t('subtotal'), cents: usage.amount_cents },
    { label: t('taxes'), cents: usage.taxes_amount_cents },
    { label: t('total'), cents: usage.total_amount_cents, strong: true },
  ];
  return (
    <tfoot>
      {rows.map((row) => (
        <tr
          key={row.label}
          className={cx('last:*:pb-4 first:*:pt-3', row.strong ? 'text-ink' : 'text-slate')}
        >
          <th
            scope="row"
            className={cx('py-1 pr-3 pl-11 text-left', row.strong ? 'font-semibold' : 'font-normal')}
          >
            {row.label}
          </th>
          <td className="max-sm:hidden" />
          <td />
          <td className="py-1 pr-5 text-right">
            <Money amountCents={row.cents} currency={currency} strong={row.strong} />
          </td>
        </tr>
      ))}
    </tfoot>
  );
}
