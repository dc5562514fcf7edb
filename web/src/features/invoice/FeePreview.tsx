import { useQuery } from '@tanstack/react-query';
import { Banner, formatMoney, problemText, useSettled } from '@/ui';
import { totalWith } from './editFee';
import { type AdjustedFeeWrite, type Fee, feePreviewQuery, type InvoiceDetail } from './invoice.queries';
import { t } from './texts';

interface FeePreviewProps {
  invoice: InvoiceDetail;
  /** The fee as it is; absent where the draft has none yet. */
  fee?: Fee;
  /** What is being typed, once it makes sense. */
  wanted: AdjustedFeeWrite | undefined;
}

/** What a fee and its draft will come to, asked of the server when typing pauses. */
export function FeePreview({ invoice, fee, wanted }: FeePreviewProps) {
  const settled = useSettled(wanted);
  const preview = useQuery({
    ...feePreviewQuery(invoice.lago_id, settled),
    enabled: Boolean(settled),
  });
  if (!settled) return null;
  if (preview.error) return <Banner tone="red">{problemText(preview.error)}</Banner>;
  if (!preview.data) return null;
  const money = (cents: number | bigint) => formatMoney(cents, invoice.currency);
  return (
    <dl className="rounded-md bg-sunken px-4 py-3 text-sm" aria-live="polite">
      <Row
        label={t('editFee.newAmount')}
        before={fee && money(fee.amount_cents)}
        after={money(preview.data.amount_cents)}
      />
      <Row
        label={t('editFee.newTotal')}
        before={money(invoice.total_amount_cents)}
        after={money(totalWith(invoice, fee, preview.data))}
      />
    </dl>
  );
}

function Row({ label, before, after }: { label: string; before?: string; after: string }) {
  return (
    <div className="flex justify-between gap-4 py-0.5">
      <dt className="text-slate">{label}</dt>
      <dd className="tabular">
        {before && <s className="mr-2 text-mist">{before}</s>}
        <strong className="font-semibold text-ink">{after}</strong>
      </dd>
    </div>
  );
}
