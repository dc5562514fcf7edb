import { useQuery } from '@tanstack/react-query';
import { useNavigate, useParams } from '@tanstack/react-router';
import { useOrgPath } from '@/app/permissions/access';
import type { PlanFormState } from '@/features/plan/formTypes';
import type { Plan } from '@/features/plan/plan.queries';
import { planSchema, planValuesOf } from '@/features/plan/planForm';
import { SUBSCRIPTION_CHANGES } from '@/features/subscription/changes';
import { currentOf, subscriptionName } from '@/features/subscription/lineage';
import {
  lineageQuery,
  type SubscriptionDetail,
  subscriptionQuery,
  updateSubscription,
} from '@/features/subscription/subscription.queries';
import {
  Banner,
  Button,
  ButtonLink,
  DirtyGuard,
  EmptyState,
  FormError,
  FormPage,
  Loaded,
  SkeletonPage,
  useCommand,
  useTarnForm,
} from '@/ui';
import { ChargePrices } from './ChargePrices';
import { FeePrices } from './FeePrices';
import { FixedPrices } from './FixedPrices';
import { overridesOf } from './ownPrices';
import { PriceChanges } from './PriceChanges';
import { t } from './texts';

/** Prices of one subscription alone, on top of its plan (SUB-070). */
export function OwnPricesPage() {
  const { subscriptionId = '' } = useParams({ strict: false }) as { subscriptionId?: string };
  const lineage = useQuery(lineageQuery(subscriptionId));
  const current = lineage.data && currentOf(lineage.data);
  const detail = useQuery({
    ...subscriptionQuery(subscriptionId, current?.status ?? 'active'),
    enabled: Boolean(current),
  });
  if (lineage.isPending) return <SkeletonPage />;
  if (!current || (current.status !== 'active' && current.status !== 'pending'))
    return <Gone subscriptionId={subscriptionId} />;
  return <Loaded query={detail}>{(subscription) => <Form subscription={subscription} />}</Loaded>;
}

function Gone({ subscriptionId }: { subscriptionId: string }) {
  const path = useOrgPath();
  return (
    <EmptyState
      title={t('gone')}
      action={<ButtonLink to={path('subscriptions', subscriptionId)}>{t('back')}</ButtonLink>}
    />
  );
}

function Form({ subscription }: { subscription: SubscriptionDetail }) {
  const path = useOrgPath();
  const plan = subscription.plan as SubscriptionDetail['plan'] & Plan;
  const form = useOwnPricesForm(subscription, plan);
  const { isDirty, isSubmitting, isSubmitSuccessful } = form.formState;
  return (
    <FormPage
      title={t('title', { name: subscriptionName(subscription) })}
      closeTo={path('subscriptions', subscription.external_id)}
      actions={
        <Button variant="primary" type="submit" form="prices" disabled={!isDirty} busy={isSubmitting}>
          {t('save')}
        </Button>
      }
      aside={<PriceChanges form={form} plan={plan} />}
    >
      <DirtyGuard when={isDirty && !isSubmitting && !isSubmitSuccessful} />
      <form id="prices" onSubmit={form.send} noValidate className="flex flex-col gap-6">
        <FormError form={form} />
        <Banner title={t('intro')}>{t('introBody', { plan: plan.name })}</Banner>
        <FeePrices form={form} plan={plan} />
        <ChargePrices form={form} plan={plan} />
        <FixedPrices form={form} plan={plan} />
      </form>
    </FormPage>
  );
}

function useOwnPricesForm(subscription: SubscriptionDetail, plan: Plan): PlanFormState {
  const path = useOrgPath();
  const navigate = useNavigate();
  const { external_id: externalId, status } = subscription;
  const save = useCommand({ run: updateSubscription, changes: SUBSCRIPTION_CHANGES, done: t('saved') });
  return useTarnForm({
    schema: planSchema,
    defaultValues: planValuesOf(plan),
    serverFields: { amount_cents: 'amount', 'minimum_commitment.amount_cents': 'commitment' },
    submit: async (values) => {
      await save.ask({ externalId, status, changes: { plan_overrides: overridesOf(plan, values) } });
      await navigate({ to: path('subscriptions', externalId), ignoreBlocker: true });
    },
  });
}
