import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { usePermissions } from '@/app/permissions/access';
import { ChangePreview } from '@/features/upcoming/ChangePreview';
import { Banner, Button, Combobox, Dialog, Field, formatCivilDate, problemText, useCommand } from '@/ui';
import { SUBSCRIPTION_CHANGES } from './changes';
import { isUpgrade } from './planChange';
import {
  type PlanChoice,
  planChoicesQuery,
  type SubscriptionDetail,
  subscribe,
} from './subscription.queries';
import { t } from './texts';
import { usePriceText } from './usePlanText';

interface ChangePlanDialogProps {
  subscription: SubscriptionDetail;
  onClose: () => void;
}

export function ChangePlanDialog({ subscription, onClose }: ChangePlanDialogProps) {
  const { can } = usePermissions();
  const priceText = usePriceText();
  const plans = useQuery(planChoicesQuery);
  const [code, setCode] = useState<string>();
  const [problem, setProblem] = useState<string>();
  const { plan: before, plan_amount_currency: currency } = subscription;
  const others = (plans.data ?? []).filter(
    (plan) => plan.code !== before.code && plan.amount_currency === currency,
  );
  const after = others.find((plan) => plan.code === code);
  const change = useCommand({
    run: (plan: PlanChoice) => changePlan(subscription, plan),
    changes: SUBSCRIPTION_CHANGES,
    done: (changed) =>
      changed.downgrade_plan_date && after
        ? t('change.doneLater', { plan: after.name, date: formatCivilDate(changed.downgrade_plan_date) })
        : t('change.doneNow', { plan: changed.plan.name }),
    onDone: onClose,
  });
  const run = (plan: PlanChoice) =>
    change.ask(plan).catch((error: unknown) => setProblem(problemText(error)));
  return (
    <Dialog
      open
      size="md"
      onClose={onClose}
      title={t('change.title')}
      description={t('change.description', { plan: before.name, price: priceText(before) })}
      footer={
        <Button
          variant="primary"
          disabled={!after}
          busy={change.busy}
          onClick={() => after && void run(after)}
        >
          {t('change.confirm')}
        </Button>
      }
    >
      <div className="flex flex-col gap-4">
        {problem && <Banner tone="red">{problem}</Banner>}
        {plans.data && others.length === 0 ? (
          <p className="text-slate text-sm">{t('change.none', { currency })}</p>
        ) : (
          <Field label={t('change.plan')}>
            <Combobox
              value={code}
              onChange={setCode}
              loading={plans.isPending}
              placeholder={t('form.planSearch')}
              options={others.map((plan) => ({
                value: plan.code,
                label: plan.name,
                description: priceText(plan),
              }))}
            />
          </Field>
        )}
        {after && <Consequence pending={subscription.status === 'pending'} before={before} after={after} />}
        {after && subscription.status === 'active' && can('invoices:view') && (
          <ChangePreview
            key={after.code}
            externalCustomerId={subscription.external_customer_id}
            externalSubscriptionIds={[subscription.external_id]}
            planCode={after.code}
            atOnce={isUpgrade(before, after)}
          />
        )}
      </div>
    </Dialog>
  );
}

/** What was paid ahead for the present plan and is not used becomes credit by itself (CRD-143). */
async function changePlan(current: SubscriptionDetail, plan: PlanChoice) {
  const { external_id: externalId } = current;
  return subscribe({
    external_customer_id: current.external_customer_id,
    external_id: externalId,
    plan_code: plan.code,
    name: current.name,
  });
}

interface ConsequenceProps {
  /** The subscription has not begun. */
  pending: boolean;
  before: PlanChoice;
  after: PlanChoice;
}

/** When the change takes effect and what it does to the bill. */
function Consequence({ pending, before, after }: ConsequenceProps) {
  if (pending) return <Banner>{t('change.pending')}</Banner>;
  if (!isUpgrade(before, after))
    return <Banner title={t('change.downgrade')}>{t('change.downgradeBody')}</Banner>;
  return (
    <Banner title={t('change.upgrade')}>
      {t('change.upgradeBody', { before: before.name, after: after.name })}{' '}
      {before.pay_in_advance && t('change.upgradeAdvance', { before: before.name })}
    </Banner>
  );
}
