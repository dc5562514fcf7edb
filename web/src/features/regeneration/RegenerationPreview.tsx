import { useQuery } from '@tanstack/react-query';
import { useWatch } from 'react-hook-form';
import type { InvoiceDetail } from '@/features/invoice/invoice.queries';
import { Banner, Card, cx, formatDecimal, formatMoney, problemText, Skeleton, useSettled } from '@/ui';
import type { RegenerationForm } from './RegeneratePage';
import { regeneratedFeesOf, regenerationSchema } from './regeneration';
import { regenerationPreviewQuery } from './regeneration.queries';
import { t } from './texts';

interface PreviewProps {
  form: RegenerationForm;
  invoice: InvoiceDetail;
}

/** What the new invoice will come to, beside what the voided one came to. */
export function RegenerationPreview({ form, invoice }: PreviewProps) {
  const values = useWatch({ control: form.control });
  const read = regenerationSchema.safeParse(values);
  const fees = useSettled(read.success ? regeneratedFeesOf(read.data, invoice.fees) : undefined);
  const preview = useQuery({
    ...regenerationPreviewQuery(invoice.lago_id, fees),
    enabled: fees !== undefined,
  });
  return (
    <Card title={t('preview')}>
      <div aria-live="polite" className="flex flex-col gap-4">
        {!read.success ? (
          <p className="text-mist text-sm">{t('pending')}</p>
        ) : preview.error ? (
          <Banner tone="red">{problemText(preview.error)}</Banner>
        ) : preview.data ? (
          <Sums preview={preview.data} stale={preview.isPlaceholderData} />
        ) : (
          <Skeleton className="h-28" />
        )}
        <p className="flex justify-between gap-4 text-mist text-sm">
          {t('voided', { number: invoice.number })}
          <s className="tabular">{formatMoney(invoice.total_amount_cents, invoice.currency)}</s>
        </p>
        <p className="text-mist text-xs">{t('note')}</p>
      </div>
    </Card>
  );
}

function Sums({ preview, stale }: { preview: InvoiceDetail; stale: boolean }) {
  const { currency } = preview;
  const money = (cents: number) => formatMoney(cents, currency);
  return (
    <dl className={cx('flex flex-col gap-1.5 text-sm', stale && 'opacity-60')}>
      <Row label={t('fees')} amount={money(preview.fees_amount_cents)} />
      {preview.coupons_amount_cents > 0 && (
        <Row label={t('coupons')} amount={money(-preview.coupons_amount_cents)} />
      )}
      {preview.applied_taxes.map((tax) => (
        <Row
          key={tax.tax_code}
          label={t('tax', { name: tax.tax_name, rate: formatDecimal(tax.tax_rate) })}
          amount={money(tax.amount_cents)}
        />
      ))}
      {preview.credit_notes_amount_cents > 0 && (
        <Row label={t('creditNotes')} amount={money(-preview.credit_notes_amount_cents)} />
      )}
      {preview.prepaid_credit_amount_cents > 0 && (
        <Row label={t('prepaid')} amount={money(-preview.prepaid_credit_amount_cents)} />
      )}
      <Row label={t('total')} amount={money(preview.total_amount_cents)} strong />
    </dl>
  );
}

function Row({ label, amount, strong }: { label: string; amount: string; strong?: boolean }) {
  return (
    <div
      className={cx(
        'flex items-baseline justify-between gap-4',
        strong && 'mt-1.5 border-line border-t pt-3 font-semibold text-base text-ink',
      )}
    >
      <dt className={strong ? undefined : 'text-slate'}>{label}</dt>
      <dd className="tabular shrink-0">{amount}</dd>
    </div>
  );
}
