import { Card, CivilDate, DateTime } from '@/ui';
import { newestFirst } from './lineage';
import { SubscriptionStatus } from './SubscriptionStatus';
import type { Subscription } from './subscription.queries';
import { t } from './texts';
import { usePlanName } from './usePlanText';

/** The lives of one external id, the newest first. */
export function SubscriptionHistory({ lineage }: { lineage: Subscription[] }) {
  const planName = usePlanName();
  return (
    <Card title={t('detail.history')} description={t('detail.historyBody')}>
      <ol className="flex flex-col gap-4">
        {newestFirst(lineage).map((row) => (
          <li key={row.lago_id} className="flex items-start justify-between gap-3 text-sm">
            <span className="min-w-0">
              <span className="block truncate font-medium">{planName(row.plan_code)}</span>
              <span className="block text-mist text-xs">
                <Start row={row} active={lineage.find(({ status }) => status === 'active')} />
                {row.status === 'terminated' && (
                  <>
                    {' – '}
                    <DateTime at={row.terminated_at} show="day" />
                  </>
                )}
              </span>
            </span>
            <SubscriptionStatus status={row.status} />
          </li>
        ))}
      </ol>
    </Card>
  );
}

/** A plan that waits to take another's place starts on the day the active one names. */
function Start({ row, active }: { row: Subscription; active: Subscription | undefined }) {
  if (row.status === 'pending' && active?.downgrade_plan_date)
    return <CivilDate on={active.downgrade_plan_date} />;
  return <DateTime at={row.started_at ?? row.subscription_at} show="day" />;
}
