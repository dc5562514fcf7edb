import { Link } from '@tanstack/react-router';
import { Banknote, FileMinus, FileText, Repeat, UserRound, Wallet } from 'lucide-react';
import { useOrgPath } from '@/app/permissions/access';
import { useCustomer } from '@/features/customer/context';
import { Banner, Button, Card, formatDayOf, type Icon, Money, problemText, Skeleton, useZone } from '@/ui';
import type { Moment, MomentKind } from './moments';
import { t } from './texts';
import { useTimeline } from './useTimeline';

const icons: Record<MomentKind, Icon> = {
  customer: UserRound,
  subscription: Repeat,
  invoice: FileText,
  payment: Banknote,
  creditNote: FileMinus,
  wallet: Wallet,
};

/** The whole relationship with a customer, the newest first. */
export function CustomerTimeline() {
  const customer = useCustomer();
  const { moments, waiting, error, hasMore, loading, showEarlier } = useTimeline(customer);
  return (
    <Card title={t('title')}>
      <div className="flex flex-col gap-4">
        {error && <Banner tone="red">{t('problem', { problem: problemText(error) })}</Banner>}
        {waiting && !error ? (
          <Skeleton className="h-64" />
        ) : (
          <ol className="flex flex-col" aria-label={t('title')}>
            {moments.map((moment) => (
              <Entry key={moment.key} moment={moment} />
            ))}
          </ol>
        )}
        {hasMore && (
          <Button className="self-start" busy={loading} onClick={showEarlier}>
            {t('more')}
          </Button>
        )}
      </div>
    </Card>
  );
}

function Entry({ moment }: { moment: Moment }) {
  const zone = useZone();
  const path = useOrgPath();
  const Mark = icons[moment.kind];
  return (
    <li className="relative flex gap-4 pb-5 last:pb-0 [&:not(:last-child)]:before:absolute [&:not(:last-child)]:before:top-8 [&:not(:last-child)]:before:bottom-0 [&:not(:last-child)]:before:left-3.5 [&:not(:last-child)]:before:w-px [&:not(:last-child)]:before:bg-line">
      <span className="flex size-7 shrink-0 items-center justify-center rounded-full border border-line bg-canvas text-mist">
        <Mark className="size-3.5" aria-hidden />
      </span>
      <div className="flex min-w-0 flex-1 flex-wrap items-baseline justify-between gap-x-4 pt-1">
        <span className="min-w-0 text-sm">
          {moment.path ? (
            <Link to={path(...moment.path)} className="text-ink no-underline hover:underline">
              {moment.text}
            </Link>
          ) : (
            moment.text
          )}
          <span className="block text-mist text-xs">{formatDayOf(moment.at, zone)}</span>
        </span>
        {moment.amount && (
          <span className="tabular text-slate text-sm">
            <Money amountCents={moment.amount.cents} currency={moment.amount.currency} />
          </span>
        )}
      </div>
    </li>
  );
}
