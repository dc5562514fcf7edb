import { useQueries } from '@tanstack/react-query';
import { usePermissions } from '@/app/permissions/access';
import { FIRST_STEPS, type Step, type StepName, stepsOf } from './firstSteps';
import { countQuery } from './home.queries';

const counted = {
  metric: countQuery('billable_metrics'),
  plan: countQuery('plans'),
  customer: countQuery('customers'),
  subscription: countQuery('subscriptions', { status: ['active', 'pending', 'terminated', 'canceled'] }),
  event: countQuery('events'),
  invoice: countQuery('invoices'),
} satisfies Record<StepName, ReturnType<typeof countQuery>>;

/** Only for who may take every step; for others, and once all is done, there is nothing to lead through. */
export function useFirstSteps(): { isPending: boolean; steps: Step[] } {
  const { can } = usePermissions();
  const enabled = FIRST_STEPS.every(({ permission }) => can(permission));
  const answers = useQueries({
    queries: FIRST_STEPS.map(({ name }) => ({ ...counted[name], enabled })),
  });
  if (!enabled || answers.some(({ error }) => error)) return { isPending: false, steps: [] };
  if (answers.some(({ data }) => data === undefined)) return { isPending: true, steps: [] };
  const counts = Object.fromEntries(FIRST_STEPS.map(({ name }, index) => [name, answers[index]?.data ?? 0]));
  const steps = stepsOf(counts as Record<StepName, number>);
  return { isPending: false, steps: steps.every(({ state }) => state === 'done') ? [] : steps };
}
