import { useState } from 'react';
import { usePermissions } from '@/app/permissions/access';
import type { SubscriptionDetail } from '@/features/subscription/subscription.queries';
import { Button, Card, formatMoney, lazyDialog } from '@/ui';
import { t } from './texts';
import type { Progressive, Threshold } from './thresholds';

const ThresholdsDialog = lazyDialog(() => import('./ThresholdsDialog'), 'ThresholdsDialog');

/** By which thresholds usage is invoiced before its period is over; absent where there are none and none can be set. */
export function ThresholdsCard({ subscription }: { subscription: SubscriptionDetail }) {
  const { can } = usePermissions();
  const [editing, setEditing] = useState(false);
  const progressive = progressiveOf(subscription);
  const open = subscription.status === 'active' || subscription.status === 'pending';
  const mayEdit = open && can('subscriptions:update');
  const shown = progressive.own.length > 0 ? progressive.own : progressive.ofPlan;
  if (!mayEdit && (progressive.off || shown.length === 0)) return null;
  return (
    <Card
      title={t('thresholds.title')}
      actions={
        mayEdit && (
          <Button size="sm" onClick={() => setEditing(true)}>
            {t('thresholds.edit')}
          </Button>
        )
      }
    >
      {progressive.off || shown.length === 0 ? (
        <p className="text-mist text-sm">{t(progressive.off ? 'thresholds.off' : 'thresholds.none')}</p>
      ) : (
        <>
          <p className="mb-2 text-mist text-sm">
            {t(progressive.own.length > 0 ? 'thresholds.own' : 'thresholds.ofPlan')}
          </p>
          <ul className="flex flex-col gap-1 text-sm">
            {shown.map((threshold) => (
              <Row
                key={`${threshold.amount_cents} ${threshold.recurring}`}
                threshold={threshold}
                currency={subscription.plan_amount_currency}
              />
            ))}
          </ul>
        </>
      )}
      {editing && (
        <ThresholdsDialog
          subscription={subscription}
          progressive={progressive}
          onClose={() => setEditing(false)}
        />
      )}
    </Card>
  );
}

function Row({ threshold, currency }: { threshold: Threshold; currency: string }) {
  const amount = formatMoney(threshold.amount_cents, currency);
  return (
    <li className="flex justify-between gap-4">
      <span className="tabular">{threshold.recurring ? t('thresholds.every', { amount }) : amount}</span>
      <span className="truncate text-slate">{threshold.threshold_display_name}</span>
    </li>
  );
}

/** Its own are those that count and are not the plan's. */
function progressiveOf(subscription: SubscriptionDetail): Progressive {
  const ofPlan = subscription.plan.applicable_usage_thresholds ?? [];
  const applicable = subscription.applicable_usage_thresholds ?? [];
  const planIds = new Set(ofPlan.map(({ lago_id }) => lago_id));
  return {
    off: subscription.progressive_billing_disabled ?? false,
    own: applicable.filter(({ lago_id }) => !planIds.has(lago_id)),
    ofPlan,
  };
}
