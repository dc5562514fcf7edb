import { useState } from 'react';
import { usePermissions } from '@/app/permissions/access';
import { Banner, Button, ConfirmDialog, formatCivilDate, formatDayOf, useCommand, useZone } from '@/ui';
import { SUBSCRIPTION_CHANGES } from './changes';
import { type SubscriptionDetail, terminateSubscription } from './subscription.queries';
import { t } from './texts';
import { usePlanName } from './usePlanText';

/** What is going to happen to the subscription by itself. */
export function SubscriptionBanner({ subscription }: { subscription: SubscriptionDetail }) {
  const zone = useZone();
  const { status, next_plan_code, ending_at, subscription_at } = subscription;
  return (
    <div className="mb-5 flex flex-col gap-3 empty:hidden">
      {status === 'pending' && (
        <Banner>{t('detail.pendingStart', { date: formatDayOf(subscription_at, zone) })}</Banner>
      )}
      {status === 'active' && next_plan_code && (
        <NextPlan subscription={subscription} next={next_plan_code} />
      )}
      {status === 'active' && ending_at && (
        <Banner>{t('detail.endsOn', { date: formatDayOf(ending_at, zone) })}</Banner>
      )}
    </div>
  );
}

function NextPlan({ subscription, next }: { subscription: SubscriptionDetail; next: string }) {
  const { can } = usePermissions();
  const planName = usePlanName();
  const [asking, setAsking] = useState(false);
  const cancel = useCommand({
    run: terminateSubscription,
    changes: SUBSCRIPTION_CHANGES,
    done: t('cancel.nextDone'),
  });
  const { downgrade_plan_date: changesOn } = subscription;
  const date = changesOn ? formatCivilDate(changesOn) : '';
  const texts = { plan: subscription.plan.name, next: planName(next), date };
  return (
    <Banner
      title={t('detail.nextPlan', { plan: planName(next), date })}
      actions={
        can(['subscriptions:update', 'subscriptions:delete']) && (
          <Button size="sm" onClick={() => setAsking(true)}>
            {t('detail.cancelNext')}
          </Button>
        )
      }
    >
      {t('detail.nextPlanBody')}
      <ConfirmDialog
        open={asking}
        onClose={() => setAsking(false)}
        tone="primary"
        title={t('cancel.nextTitle', texts)}
        body={t('cancel.nextBody', texts)}
        confirm={t('cancel.nextConfirm', texts)}
        onConfirm={() => cancel.ask({ externalId: subscription.external_id, status: 'pending' })}
      />
    </Banner>
  );
}
