import type { Subscription } from './subscription.queries';

const startOf = (subscription: Subscription) => subscription.started_at ?? subscription.subscription_at;

const isPending = ({ status }: Subscription) => status === 'pending';

/** The newest first; what is still to come before everything. */
export function newestFirst(rows: readonly Subscription[]): Subscription[] {
  return [...rows].sort(
    (a, b) =>
      Number(isPending(b)) - Number(isPending(a)) ||
      startOf(b).localeCompare(startOf(a)) ||
      b.created_at.localeCompare(a.created_at),
  );
}

/** The row an external id stands for: what is active, else what waits for its payment, will be, or was last. */
export function currentOf(rows: readonly Subscription[]): Subscription | undefined {
  const newest = newestFirst(rows);
  return (
    newest.find(({ status }) => status === 'active') ??
    newest.find(({ status }) => status === 'incomplete') ??
    newest.find(({ status }) => status === 'pending') ??
    newest[0]
  );
}

export const subscriptionName = ({ name, external_id }: Pick<Subscription, 'name' | 'external_id'>) =>
  name || external_id;
