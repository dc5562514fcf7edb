import { queryOptions } from '@tanstack/react-query';
import { api } from '@/api/client';
import type { InvoiceDetail } from '@/features/invoice/invoice.queries';
import type { Subscription } from '@/features/subscription/subscription.queries';

export interface BillPreview {
  externalCustomerId: string;
  externalSubscriptionIds: readonly string[];
  /** Of the plan that takes over; absent: the subscriptions go on as they are. */
  planCode?: string;
}

/** The next invoice of subscriptions as it would be; nothing is saved (INV-181 to INV-185). */
export const billPreviewQuery = ({ externalCustomerId, externalSubscriptionIds, planCode }: BillPreview) =>
  queryOptions({
    queryKey: ['invoices', 'upcoming', externalCustomerId, externalSubscriptionIds, planCode],
    retry: false,
    queryFn: async ({ signal }) =>
      (
        await api.post<{ invoice: InvoiceDetail }>(
          '/invoices/preview',
          {
            customer: { external_id: externalCustomerId },
            subscriptions: { external_ids: externalSubscriptionIds, plan_code: planCode },
          },
          { signal },
        )
      ).invoice,
  });

type Billed = Pick<
  Subscription,
  | 'external_id'
  | 'plan_amount_currency'
  | 'current_billing_period_ending_at'
  | 'billing_entity_code'
  | 'status'
>;

/** Active subscriptions that share an invoice: same currency, seller and end of period. The soonest first. */
export function billedTogether(subscriptions: readonly Billed[]): string[][] {
  const groups = new Map<string, string[]>();
  const active = subscriptions
    .filter(({ status, current_billing_period_ending_at: endsAt }) => status === 'active' && endsAt !== null)
    .sort((a, b) => endOf(a).localeCompare(endOf(b)));
  for (const subscription of active) {
    const key = [
      endOf(subscription),
      subscription.plan_amount_currency,
      subscription.billing_entity_code ?? '',
    ].join(' ');
    groups.set(key, [...(groups.get(key) ?? []), subscription.external_id]);
  }
  return [...groups.values()];
}

const endOf = ({ current_billing_period_ending_at: endsAt }: Billed) => endsAt ?? '';
