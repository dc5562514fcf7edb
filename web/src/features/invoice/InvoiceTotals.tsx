import type { ReactNode } from 'react';
import { cx, formatDecimal, formatMoney, Money } from '@/ui';
import { ExplainedAmount } from './Explained';
import type { AppliedTax, InvoiceDetail } from './invoice.queries';
import { t } from './texts';

/** From the sum of the fees to what is to be paid. Lines that take nothing away are left out. */
export function InvoiceTotals({ invoice }: { invoice: InvoiceDetail }) {
  const { currency } = invoice;
  const reduced = invoice.fees_amount_cents !== invoice.sub_total_excluding_taxes_amount_cents;
  const paid = invoice.total_paid_amount_cents;
  const offset = invoice.total_offsetted_credit_note_amount_cents ?? 0;
  return (
    <div className="mt-2 border-line border-t">
      <dl className="ml-auto flex max-w-md flex-col gap-1.5 px-5 py-5 text-sm sm:px-6">
        {reduced && <Line label={t('totals.fees')} cents={invoice.fees_amount_cents} currency={currency} />}
        <Less
          label={t('totals.progressive')}
          cents={invoice.progressive_billing_credit_amount_cents}
          currency={currency}
        />
        <Less label={t('totals.coupons')} cents={invoice.coupons_amount_cents} currency={currency} />
        <Line
          label={t('totals.subtotal')}
          cents={invoice.sub_total_excluding_taxes_amount_cents}
          currency={currency}
        />
        <TaxLines invoice={invoice} />
        <Less label={t('totals.creditNotes')} cents={invoice.credit_notes_amount_cents} currency={currency} />
        <Less label={t('totals.prepaid')} cents={invoice.prepaid_credit_amount_cents} currency={currency} />
        <Row label={t('totals.total')} strong>
          <ExplainedAmount amountCents={invoice.total_amount_cents} currency={currency} />
        </Row>
        {paid + offset > 0 && (
          <>
            <Less label={t('totals.offset')} cents={offset} currency={currency} />
            <Less label={t('totals.paid')} cents={paid} currency={currency} />
            <Line label={t('totals.due')} cents={invoice.total_due_amount_cents} currency={currency} />
          </>
        )}
      </dl>
    </div>
  );
}

function TaxLines({ invoice }: { invoice: InvoiceDetail }) {
  const { currency, applied_taxes: taxes } = invoice;
  const text = ({ tax_name: name, tax_rate: rate, fees_amount_cents: base }: AppliedTax) =>
    t('totals.taxOn', { name, rate: formatDecimal(rate), base: formatMoney(base, currency) });
  if (taxes.length === 0) return <Line label={t('totals.noTax')} cents={0} currency={currency} />;
  return [...taxes]
    .sort((a, b) => b.tax_rate - a.tax_rate)
    .map((tax) => <Line key={tax.lago_id} label={text(tax)} cents={tax.amount_cents} currency={currency} />);
}

interface LineProps {
  label: string;
  cents: number;
  currency: string;
}

function Line({ label, cents, currency }: LineProps) {
  return (
    <Row label={label}>
      <ExplainedAmount amountCents={cents} currency={currency} />
    </Row>
  );
}

function Less({ label, cents, currency }: LineProps) {
  if (cents === 0) return null;
  return (
    <Row label={label}>
      <Money amountCents={-cents} currency={currency} />
    </Row>
  );
}

function Row({ label, strong, children }: { label: string; strong?: boolean; children: ReactNode }) {
  return (
    <div
      className={cx(
        'flex items-baseline justify-between gap-6',
        strong && 'mt-1.5 border-line border-t pt-3 font-semibold text-base text-ink',
      )}
    >
      <dt className={strong ? undefined : 'text-slate'}>{label}</dt>
      <dd className="tabular shrink-0">{children}</dd>
    </div>
  );
}
