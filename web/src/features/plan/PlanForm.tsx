import { useNavigate } from '@tanstack/react-router';
import type { KeyboardEvent } from 'react';
import { useOrgPath } from '@/app/permissions/access';
import { Banner, Button, DirtyGuard, FormError, FormPage, useCommand, useHotkey, useTarnForm } from '@/ui';
import type { PlanFormState } from './formTypes';
import { PlanAdvanced } from './PlanAdvanced';
import { PlanCharges } from './PlanCharges';
import { PlanFixedCharges } from './PlanFixedCharges';
import { PlanFee, PlanSettings } from './PlanSettings';
import { PlanSummary } from './PlanSummary';
import { createPlan, type Plan, updatePlan } from './plan.queries';
import { type PlanValues, planSchema, planWriteOf } from './planForm';
import { t } from './texts';

interface PlanFormProps {
  /** The plan to edit; absent when one is created. */
  plan?: Plan;
  defaultValues: PlanValues;
  /** Customers have subscribed to it (SUB-024). */
  inUse?: boolean;
}

/** A long form is sent by its button or Ctrl+Enter, not by a stray Enter in one of its fields. */
function keepEnter(event: KeyboardEvent) {
  if (event.key === 'Enter' && event.target instanceof HTMLInputElement) event.preventDefault();
}

export function PlanForm({ plan, defaultValues, inUse = false }: PlanFormProps) {
  const path = useOrgPath();
  const form = usePlanForm(plan, defaultValues);
  useHotkey('enter', () => void form.send(), { mod: true });
  const { isDirty, isSubmitting } = form.formState;
  return (
    <FormPage
      title={plan ? t('form.editTitle', { name: plan.name }) : t('form.createTitle')}
      closeTo={plan ? path('plans', plan.code) : path('plans')}
      actions={
        <Button
          variant="primary"
          type="submit"
          form="plan"
          disabled={Boolean(plan) && !isDirty}
          busy={isSubmitting}
        >
          {plan ? t('form.save') : t('form.create')}
        </Button>
      }
      aside={<PlanSummary form={form} />}
    >
      <DirtyGuard when={isDirty && !isSubmitting} />
      <form id="plan" onSubmit={form.send} onKeyDown={keepEnter} noValidate className="flex flex-col gap-6">
        <FormError form={form} />
        {inUse && <Banner title={t('form.lockedTitle')}>{t('form.lockedBody')}</Banner>}
        <PlanSettings form={form} existing={Boolean(plan)} inUse={inUse} />
        <PlanFee form={form} inUse={inUse} />
        <PlanCharges form={form} inUse={inUse} />
        <PlanFixedCharges form={form} inUse={inUse} />
        <PlanAdvanced form={form} />
      </form>
    </FormPage>
  );
}

function usePlanForm(plan: Plan | undefined, defaultValues: PlanValues): PlanFormState {
  const path = useOrgPath();
  const navigate = useNavigate();
  const changes = [['plans'], ['subscriptions'], ['customers'], ['invoices']];
  const create = useCommand({ run: createPlan, changes, done: t('form.created') });
  const update = useCommand({ run: updatePlan, changes, done: t('form.saved') });
  return useTarnForm({
    schema: planSchema,
    defaultValues,
    serverFields: { amount_cents: 'amount' },
    submit: async (values) => {
      const write = planWriteOf(values, plan);
      const saved = await (plan ? update.ask({ before: plan.code, plan: write }) : create.ask(write));
      await navigate({ to: path('plans', saved.code), ignoreBlocker: true });
    },
  });
}
