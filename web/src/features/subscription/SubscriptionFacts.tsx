import { Link } from '@tanstack/react-router';
import { Can, useOrgPath } from '@/app/permissions/access';
import { Badge, Card, CopyId, DateTime, KeyValue } from '@/ui';
import type { SubscriptionDetail } from './subscription.queries';
import { t } from './texts';
import { usePriceText } from './usePlanText';

interface SubscriptionFactsProps {
  subscription: SubscriptionDetail;
  customerName: string;
}

export function SubscriptionFacts({ subscription, customerName }: SubscriptionFactsProps) {
  const priceText = usePriceText();
  const { plan } = subscription;
  const items = [
    {
      label: t('detail.customer'),
      value: <Customer name={customerName} externalId={subscription.external_customer_id} />,
    },
    { label: t('detail.plan'), value: <Plan name={plan.name} code={plan.code} /> },
    {
      label: t('detail.price'),
      value: (
        <span className="flex flex-wrap items-center gap-2">
          {priceText(plan)}
          {plan.parent_id && <Badge>{t('override.badge')}</Badge>}
        </span>
      ),
    },
    { label: t('detail.paid'), value: plan.pay_in_advance ? t('detail.inAdvance') : t('detail.inArrears') },
    { label: t('detail.billing'), value: t(`billingTime.${subscription.billing_time}`) },
    subscription.current_billing_period_started_at && {
      label: t('detail.period'),
      value: (
        <>
          <DateTime at={subscription.current_billing_period_started_at} show="day" /> –{' '}
          <DateTime at={subscription.current_billing_period_ending_at} show="day" />
        </>
      ),
    },
    {
      label: subscription.started_at ? t('detail.started') : t('detail.starts'),
      value: <DateTime at={subscription.started_at ?? subscription.subscription_at} show="day" />,
    },
    activation(subscription),
    subscription.trial_ended_at && {
      label: t('detail.trial'),
      value: <DateTime at={subscription.trial_ended_at} show="day" />,
    },
    ending(subscription),
    subscription.purchase_order_number && {
      label: t('detail.order'),
      value: subscription.purchase_order_number,
    },
    {
      label: t('detail.finalInvoice'),
      value: t(`detail.finalInvoices.${subscription.on_termination_invoice}`),
    },
    {
      label: t('detail.externalId'),
      value: <CopyId value={subscription.external_id} label={t('detail.externalId')} />,
    },
    { label: t('detail.id'), value: <CopyId value={subscription.lago_id} label={t('detail.id')} short /> },
  ];
  return (
    <Card title={t('detail.facts')}>
      <KeyValue compact items={items.filter((item) => typeof item === 'object' && item !== null)} />
    </Card>
  );
}

/** How the payment stands that the start depends on (SUB-192). */
function activation({ activation_rules: [rule] = [] }: SubscriptionDetail) {
  return rule ? { label: t('activation.label'), value: t(`activation.status.${rule.status}`) } : null;
}

function ending({ terminated_at, canceled_at, ending_at }: SubscriptionDetail) {
  if (terminated_at) return { label: t('detail.ended'), value: <DateTime at={terminated_at} /> };
  if (canceled_at) return { label: t('detail.canceled'), value: <DateTime at={canceled_at} /> };
  return ending_at ? { label: t('detail.ends'), value: <DateTime at={ending_at} show="day" /> } : null;
}

function Customer({ name, externalId }: { name: string; externalId: string }) {
  const path = useOrgPath();
  return (
    <Can do="customers:view" otherwise={name}>
      <Link to={path('customers', externalId)} className="text-ink hover:text-teal-ink">
        {name}
      </Link>
    </Can>
  );
}

function Plan({ name, code }: { name: string; code: string }) {
  const path = useOrgPath();
  return (
    <Can do="plans:view" otherwise={name}>
      <Link to={path('plans', code)} className="text-ink hover:text-teal-ink">
        {name}
      </Link>
    </Can>
  );
}
