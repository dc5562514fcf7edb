import type { Permission } from '@/app/permissions/permissions';

export type StepName = 'metric' | 'plan' | 'customer' | 'subscription' | 'event' | 'invoice';

interface StepDefinition {
  name: StepName;
  permission: Permission;
  /** Below the organization: where the step is done. */
  path: readonly string[];
}

/** The way from nothing to an invoice, in order. */
export const FIRST_STEPS: readonly StepDefinition[] = [
  { name: 'metric', permission: 'billable_metrics:create', path: ['metrics', 'new'] },
  { name: 'plan', permission: 'plans:create', path: ['plans', 'new'] },
  { name: 'customer', permission: 'customers:create', path: ['customers', 'new'] },
  { name: 'subscription', permission: 'subscriptions:create', path: ['customers'] },
  { name: 'event', permission: 'developers:manage', path: ['developers', 'api-keys'] },
  { name: 'invoice', permission: 'invoices:view', path: ['invoices'] },
];

export interface Step extends StepDefinition {
  state: 'done' | 'next' | 'later';
}

/** The first step that is not done is next, even if a later one was done by the API. */
export function stepsOf(counts: Record<StepName, number>): Step[] {
  const next = FIRST_STEPS.find(({ name }) => counts[name] === 0)?.name;
  return FIRST_STEPS.map((step) => ({
    ...step,
    state: counts[step.name] > 0 ? 'done' : step.name === next ? 'next' : 'later',
  }));
}
