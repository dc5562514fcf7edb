import type { InvoiceDetail } from '@/features/invoice/invoice.queries';
import { Card, cx, formatDecimal, Money } from '@/ui';
import type { Estimate } from './creditnote.queries';
import { t } from './texts';

interface CreditNoteSumsProps {
  invoice: InvoiceDetail;
  estimate: Estimate | undefined;
}

/** The invoice as it stands, and what the note comes to. */
export function CreditNoteSums({ invoice, estimate }: CreditNoteSumsProps) {
  const { currency } = invoice;
  return (
    <Card title={t('form.total')}>
      {estimate ? (
        <dl className="flex flex-col gap-1.5 text-sm">
          {estimate.coupons_adjustment_amount_cents > 0 && (
            <Row
              label={t('page.coupons')}
              cents={-estimate.coupons_adjustment_amount_cents}
              currency={currency}
            />
          )}
          <Row
            label={t('page.subtotal')}
            cents={estimate.sub_total_excluding_taxes_amount_cents}
            currency={currency}
          />
          {(estimate.applied_taxes ?? []).map((tax) => (
            <Row
              key={tax.tax_name + tax.tax_rate}
              label={t('page.tax', { name: tax.tax_name, rate: formatDecimal(tax.tax_rate) })}
              cents={tax.amount_cents}
              currency={currency}
            />
          ))}
          <Row
            label={t('page.total')}
            cents={estimate.max_creditable_amount_cents}
            currency={currency}
            strong
          />
        </dl>
      ) : (
        <p className="text-mist text-sm">{t('form.choose')}</p>
      )}
      <dl className="mt-5 flex flex-col gap-1.5 border-line border-t pt-4 text-sm">
        <Row label={t('form.invoiceTotal')} cents={invoice.total_amount_cents} currency={currency} />
        <Row label={t('form.paid')} cents={invoice.total_paid_amount_cents} currency={currency} />
        <Row label={t('form.due')} cents={invoice.total_due_amount_cents} currency={currency} />
      </dl>
    </Card>
  );
}

interface RowProps {
  label: string;
  cents: number;
  currency: string;
  strong?: boolean;
}

function Row({ label, cents, currency, strong }: RowProps) {
  return (
    <div
      className={cx(
        'flex items-baseline justify-between gap-4',
        strong && 'mt-1.5 border-line border-t pt-3 font-semibold text-base text-ink',
      )}
    >
      <dt className={strong ? undefined : 'text-slate'}>{label}</dt>
      <dd className="shrink-0">
        <Money amountCents={cents} currency={currency} />
      </dd>
    </div>
  );
}
