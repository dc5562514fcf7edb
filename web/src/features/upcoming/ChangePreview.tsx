import { useQuery } from '@tanstack/react-query';
import { Banner, formatCivilDate, problemText, Skeleton } from '@/ui';
import { PreviewedBill } from './PreviewedBill';
import { t } from './texts';
import { type BillPreview, billPreviewQuery } from './upcoming.queries';

interface ChangePreviewProps extends Required<BillPreview> {
  /** The change takes effect at once, not with the next period. */
  atOnce: boolean;
}

/** What changing to a plan bills and credits, computed by the server as the change itself would. */
export function ChangePreview({ atOnce, ...asked }: ChangePreviewProps) {
  const { data, error } = useQuery(billPreviewQuery(asked));
  if (error) return <Banner>{t('unknown', { problem: problemText(error) })}</Banner>;
  return (
    <section aria-live="polite" className="rounded-md border border-line bg-canvas px-4 py-3">
      <h3 className="mb-2 font-medium text-ink text-sm">
        {atOnce || !data ? t('now') : t('next', { date: formatCivilDate(data.issuing_date) })}
      </h3>
      {data ? <PreviewedBill bill={data} /> : <Skeleton className="h-24" />}
    </section>
  );
}
