import { useTranslation } from 'react-i18next';
import { Card, DateTime } from '@/ui';
import { newestFirst } from './lineage';
import { SubscriptionStatus } from './SubscriptionStatus';
import type { Subscription } from './subscription.queries';
import { usePlanName } from './usePlanText';

/** The lives of one external id, the newest first. */
export function SubscriptionHistory({ lineage }: { lineage: Subscription[] }) {
  const { t } = useTranslation('subscription');
  const planName = usePlanName();
  return (
    <Card title={t('detail.history')} description={t('detail.historyBody')}>
      <ol className="flex flex-col gap-4">
        {newestFirst(lineage).map((row) => (
          <li key={row.lago_id} className="flex items-start justify-between gap-3 text-sm">
            <span className="min-w-0">
              <span className="block truncate font-medium">{planName(row.plan_code)}</span>
              <span className="block text-mist text-xs">
                <DateTime at={row.started_at ?? row.downgrade_plan_date ?? row.subscription_at} show="day" />
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
