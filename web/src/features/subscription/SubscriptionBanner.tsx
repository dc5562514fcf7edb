import { useState } from 'react';
import { usePermissions } from '@/app/permissions/access';
import {
  Banner,
  Button,
  ConfirmDialog,
  CopyId,
  DateTime,
  formatCivilDate,
  formatDayOf,
  useCommand,
  useZone,
} from '@/ui';
import { SUBSCRIPTION_CHANGES } from './changes';
import { type ActivationRule, type SubscriptionDetail, terminateSubscription } from './subscription.queries';
import { t } from './texts';
import { usePlanName } from './usePlanText';

/** What is going to happen to the subscription by itself. */
export function SubscriptionBanner({ subscription }: { subscription: SubscriptionDetail }) {
  const zone = useZone();
  const { status, next_plan_code, ending_at, subscription_at, activation_rules } = subscription;
  return (
    <div className="mb-5 flex flex-col gap-3 empty:hidden">
      {status === 'pending' && (
        <Banner>{t('detail.pendingStart', { date: formatDayOf(subscription_at, zone) })}</Banner>
      )}
      {status === 'incomplete' && <AwaitedPayment rule={activation_rules?.[0]} />}
      {status === 'active' && next_plan_code && (
        <NextPlan subscription={subscription} next={next_plan_code} />
      )}
      {status === 'active' && ending_at && (
        <Banner>{t('detail.endsOn', { date: formatDayOf(ending_at, zone) })}</Banner>
      )}
    </div>
  );
}

/** Nothing counts before the first payment; its invoice is not listed, but money that came can be recorded for it. */
function AwaitedPayment({ rule }: { rule: ActivationRule | undefined }) {
  return (
    <Banner tone="amber" title={t('activation.waits')}>
      {rule?.expires_at ? (
        <>
          {t('activation.until')} <DateTime at={rule.expires_at} />.
        </>
      ) : (
        t('activation.forever')
      )}
      {rule?.lago_invoice_id && (
        <span className="mt-1 flex flex-wrap items-center gap-2">
          {t('activation.invoice')} <CopyId value={rule.lago_invoice_id} short />
        </span>
      )}
    </Banner>
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
