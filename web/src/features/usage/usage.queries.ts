import { queryOptions } from '@tanstack/react-query';
import { api } from '@/api/client';

/** What some events come to together. */
export interface UsageSums {
  units: string;
  total_aggregated_units: string;
  events_count: number;
  amount_cents: number;
}

export interface FilterUsage extends UsageSums {
  invoice_display_name: string | null;
  /** Null: what no filter takes. */
  values: Record<string, string[]> | null;
}

export interface GroupUsage extends UsageSums {
  grouped_by: Record<string, string | null>;
  filters: FilterUsage[];
}

export interface ChargeUsage extends UsageSums {
  amount_currency: string;
  charge: { lago_id: string; code: string; charge_model: string; invoice_display_name: string | null };
  billable_metric: { lago_id: string; name: string; code: string; aggregation_type: string };
  filters: FilterUsage[];
  grouped_usage: GroupUsage[];
}

export interface CurrentUsage {
  from_datetime: string;
  to_datetime: string;
  issuing_date: string;
  currency: string;
  amount_cents: number;
  taxes_amount_cents: number;
  total_amount_cents: number;
  charges_usage: ChargeUsage[];
}

export interface UsageOf {
  externalCustomerId: string;
  externalSubscriptionId: string;
}

export const currentUsageQuery = ({ externalCustomerId, externalSubscriptionId }: UsageOf) =>
  queryOptions({
    queryKey: ['usage', 'current', externalCustomerId, externalSubscriptionId],
    staleTime: 0,
    queryFn: async ({ signal }) =>
      (
        await api.get<{ customer_usage: CurrentUsage }>(
          `/customers/${encodeURIComponent(externalCustomerId)}/current_usage`,
          { query: { external_subscription_id: externalSubscriptionId }, signal },
        )
      ).customer_usage,
  });
