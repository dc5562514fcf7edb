import { useQuery } from '@tanstack/react-query';
import { useNavigate, useParams } from '@tanstack/react-router';
import { Layers } from 'lucide-react';
import { useMemo } from 'react';
import { useOrgPath } from '@/app/permissions/access';
import { type Customer, customerName, customerQuery } from '@/features/customer/customer.queries';
import { Button, DirtyGuard, EmptyState, FormError, FormPage, Loaded, useCommand, useTarnForm } from '@/ui';
import { SUBSCRIPTION_CHANGES } from './changes';
import { subscriptionName } from './lineage';
import { emptySubscription, subscriptionSchemaOf, valuesOf } from './newSubscription';
import { OverrideFields } from './OverrideFields';
import { SubscriptionFields } from './SubscriptionFields';
import { SubscriptionSummary } from './SubscriptionSummary';
import { type PlanChoice, planChoicesQuery, subscribe } from './subscription.queries';
import { t } from './texts';

/** Puts a customer on a plan. */
export function NewSubscription() {
  const { customerId = '' } = useParams({ strict: false }) as { customerId?: string };
  const customer = useQuery(customerQuery(customerId));
  const plans = useQuery(planChoicesQuery);
  const both = customer.data && plans.data ? { customer: customer.data, plans: plans.data } : undefined;
  const refetch = () => {
    void customer.refetch();
    void plans.refetch();
  };
  return (
    <Loaded query={{ data: both, error: customer.error ?? plans.error, refetch }}>
      {(data) => <Form {...data} />}
    </Loaded>
  );
}

function Form({ customer, plans }: { customer: Customer; plans: PlanChoice[] }) {
  const path = useOrgPath();
  const navigate = useNavigate();
  const customerPath = path('customers', customer.external_id);
  const offered = useMemo(
    () => plans.filter((plan) => !customer.currency || plan.amount_currency === customer.currency),
    [plans, customer.currency],
  );
  const create = useCommand({
    run: subscribe,
    changes: SUBSCRIPTION_CHANGES,
    done: (created) => t('form.created', { name: subscriptionName(created) }),
  });
  const schema = useMemo(() => subscriptionSchemaOf(offered), [offered]);
  const form = useTarnForm({
    schema,
    defaultValues: emptySubscription,
    serverFields: {
      plan_code: 'planCode',
      external_id: 'externalId',
      subscription_at: 'startOn',
      ending_at: 'endOn',
      billing_time: 'billingTime',
      activation_rules: 'activation',
      timeout_hours: 'timeoutHours',
      purchase_order_number: 'order',
    },
    submit: async (values) => {
      const created = await create.ask(
        valuesOf(
          values,
          customer,
          offered.find(({ code }) => code === values.planCode),
        ),
      );
      await navigate({ to: path('subscriptions', created.external_id), ignoreBlocker: true });
    },
  });
  const { isDirty, isSubmitting, isSubmitSuccessful } = form.formState;
  return (
    <form onSubmit={form.send} noValidate>
      <DirtyGuard when={isDirty && !isSubmitting && !isSubmitSuccessful} />
      <FormPage
        title={t('form.title', { customer: customerName(customer) })}
        closeTo={customerPath}
        actions={
          <Button variant="primary" type="submit" busy={isSubmitting} disabled={plans.length === 0}>
            {t('form.create')}
          </Button>
        }
        aside={<SubscriptionSummary form={form} plans={offered} zone={customer.applicable_timezone} />}
      >
        <FormError form={form} />
        {plans.length === 0 ? (
          <EmptyState icon={Layers} title={t('form.noPlans')} body={t('form.noPlansBody')} />
        ) : (
          <>
            <SubscriptionFields form={form} customer={customer} plans={offered} />
            <OverrideFields form={form} plans={offered} />
          </>
        )}
      </FormPage>
    </form>
  );
}
