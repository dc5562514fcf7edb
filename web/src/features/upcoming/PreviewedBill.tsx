import { nameOf, partOf } from '@/features/invoice/feeSections';
import type { Fee, InvoiceDetail } from '@/features/invoice/invoice.queries';
import { cx, Decimal, formatDecimal, Money } from '@/ui';
import { t } from './texts';

/** The lines and totals of an invoice that is not there yet. */
export function PreviewedBill({ bill }: { bill: InvoiceDetail }) {
  const { currency } = bill;
  const shown = bill.fees.filter(({ amount_cents: cents, units }) => cents !== 0 || Number(units) !== 0);
  const unused = bill.fees.length - shown.length;
  return (
    <div className="text-sm">
      <ul className="flex flex-col gap-1.5">
        {shown.map((fee, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: what is not saved has no identity
          <Line key={index} fee={fee} currency={currency} />
        ))}
      </ul>
      {bill.fees.length === 0 && <p className="text-mist">{t('nothing')}</p>}
      {unused > 0 && <p className="mt-1.5 text-mist text-xs">+ {t('unused', { count: unused })}</p>}
      <dl className="mt-3 flex flex-col gap-1.5 border-line border-t pt-3">
        <Less label={t('progressive')} cents={bill.progressive_billing_credit_amount_cents} bill={bill} />
        <Less label={t('coupons')} cents={bill.coupons_amount_cents} bill={bill} />
        {bill.applied_taxes.map((tax) => (
          <Sum
            key={tax.tax_code}
            label={t('tax', { name: tax.tax_name, rate: formatDecimal(tax.tax_rate) })}
            cents={tax.amount_cents}
            bill={bill}
          />
        ))}
        <Less label={t('creditNotes')} cents={bill.credit_notes_amount_cents} bill={bill} />
        <Less label={t('prepaid')} cents={bill.prepaid_credit_amount_cents} bill={bill} />
        <Sum label={t('total')} cents={bill.total_amount_cents} bill={bill} strong />
      </dl>
    </div>
  );
}

function feeName(fee: Fee): string {
  const name = nameOf(fee);
  if (fee.item.type === 'subscription') return t('subscription', { name });
  if (fee.item.type === 'commitment') return t('commitment', { name });
  return fee.lago_true_up_parent_fee_id ? t('trueUp', { name }) : name;
}

function Line({ fee, currency }: { fee: Fee; currency: string }) {
  const part = partOf(fee);
  const counted = fee.item.type === 'charge' || fee.item.type === 'fixed_charge';
  return (
    <li className="flex items-baseline justify-between gap-4">
      <span className="min-w-0 text-ink">
        {feeName(fee)}
        {part && <span className="text-slate"> · {part}</span>}
        {counted && (
          <span className="ml-2 whitespace-nowrap text-mist text-xs">
            × <Decimal value={fee.units} />
          </span>
        )}
      </span>
      <span className="tabular shrink-0 text-slate">
        <Money amountCents={fee.amount_cents} currency={currency} />
      </span>
    </li>
  );
}

interface SumProps {
  label: string;
  cents: number;
  bill: InvoiceDetail;
  strong?: boolean;
}

const Less = ({ cents, ...props }: SumProps) => (cents === 0 ? null : <Sum {...props} cents={-cents} />);

function Sum({ label, cents, bill, strong }: SumProps) {
  return (
    <div className={cx('flex items-baseline justify-between gap-4', strong && 'font-semibold text-ink')}>
      <dt className={strong ? undefined : 'text-slate'}>{label}</dt>
      <dd className="tabular shrink-0">
        <Money amountCents={cents} currency={bill.currency} />
      </dd>
    </div>
  );
}
