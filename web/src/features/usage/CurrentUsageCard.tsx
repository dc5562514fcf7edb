import { useQuery } from '@tanstack/react-query';
import { Gauge, RefreshCw } from 'lucide-react';
import type { ReactNode } from 'react';
import { Card, EmptyState, ErrorPanel, formatDayOf, IconButton, Skeleton, useZone } from '@/ui';
import { SendEvent } from './SendEvent';
import { t } from './texts';
import { UsageTable } from './UsageTable';
import { type CurrentUsage, currentUsageQuery, type UsageOf } from './usage.queries';

interface CurrentUsageCardProps extends UsageOf {
  title?: ReactNode;
}

/** What a subscription has used in the period in progress, and what that costs so far. */
export function CurrentUsageCard({ title, ...of }: CurrentUsageCardProps) {
  const usage = useQuery(currentUsageQuery(of));
  return (
    <Card
      flush
      title={title ?? t('title')}
      description={usage.data && <Period usage={usage.data} />}
      actions={
        <IconButton
          icon={RefreshCw}
          label={t('refresh')}
          className={usage.isFetching ? '[&>svg]:animate-spin' : undefined}
          onClick={() => void usage.refetch()}
        />
      }
    >
      {usage.data ? (
        <Content usage={usage.data} externalSubscriptionId={of.externalSubscriptionId} />
      ) : usage.error ? (
        <ErrorPanel error={usage.error} onRetry={() => void usage.refetch()} />
      ) : (
        <div className="flex flex-col gap-3 p-5">
          <Skeleton />
          <Skeleton className="w-2/3" />
          <Skeleton className="w-1/2" />
        </div>
      )}
    </Card>
  );
}

function Period({ usage }: { usage: CurrentUsage }) {
  const zone = useZone();
  return (
    <>
      {formatDayOf(usage.from_datetime, zone)} – {formatDayOf(usage.to_datetime, zone)}
    </>
  );
}

function Content({ usage, externalSubscriptionId }: { usage: CurrentUsage; externalSubscriptionId: string }) {
  const charges = usage.charges_usage;
  if (charges.length === 0) return <EmptyState icon={Gauge} title={t('empty')} body={t('emptyBody')} />;
  if (charges.every((charge) => charge.events_count === 0 && charge.amount_cents === 0))
    return (
      <EmptyState
        icon={Gauge}
        title={t('none')}
        body={t('noneBody')}
        action={
          <SendEvent
            externalSubscriptionId={externalSubscriptionId}
            code={charges[0]?.billable_metric.code ?? ''}
          />
        }
      />
    );
  return <UsageTable usage={usage} />;
}
