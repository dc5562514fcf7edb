import { queryOptions } from '@tanstack/react-query';
import { api } from '@/api/client';
import type { Metric } from '@/features/metric/metric.queries';

export const ALERT_TYPES = [
  'current_usage_amount',
  'billable_metric_current_usage_amount',
  'billable_metric_current_usage_units',
  'lifetime_usage_amount',
] as const;

export type AlertType = (typeof ALERT_TYPES)[number];

/** Amounts are in cents, units as they are counted. */
export interface AlertThreshold {
  code: string | null;
  value: string;
  recurring: boolean;
}

export interface Alert {
  lago_id: string;
  alert_type: AlertType;
  code: string;
  name: string | null;
  billable_metric: Pick<Metric, 'code' | 'name'> | null;
  previous_value: string | number;
  last_processed_at: string | null;
  thresholds: AlertThreshold[];
}

export interface TriggeredAlert {
  lago_id: string;
  current_value: string;
  crossed_thresholds: AlertThreshold[];
  triggered_at: string;
}

export interface LifetimeUsage {
  external_historical_usage_amount_cents: number;
  invoiced_usage_amount_cents: number;
  current_usage_amount_cents: number;
  usage_thresholds: { amount_cents: number; completion_ratio: number; reached_at: string | null }[];
}

/** Without thresholds the server names none. */
type LifetimeAnswer = Omit<LifetimeUsage, 'usage_thresholds'> &
  Partial<Pick<LifetimeUsage, 'usage_thresholds'>>;

const at = (externalId: string, rest: string) => `/subscriptions/${encodeURIComponent(externalId)}/${rest}`;

export const alertsQuery = (externalId: string) =>
  queryOptions({
    queryKey: ['alerts', externalId],
    queryFn: async ({ signal }) =>
      (await api.get<{ alerts: Alert[] }>(at(externalId, 'alerts'), { query: { per_page: 100 }, signal }))
        .alerts,
  });

export const triggeredQuery = (externalId: string, code: string) =>
  queryOptions({
    queryKey: ['alerts', externalId, 'triggered', code],
    queryFn: async ({ signal }) =>
      (
        await api.get<{ triggered_alerts: TriggeredAlert[] }>(
          at(externalId, `alerts/${encodeURIComponent(code)}/triggered`),
          { query: { per_page: 10 }, signal },
        )
      ).triggered_alerts,
  });

export const lifetimeQuery = (externalId: string) =>
  queryOptions({
    queryKey: ['usage', 'lifetime', externalId],
    queryFn: async ({ signal }): Promise<LifetimeUsage> => {
      const { lifetime_usage } = await api.get<{ lifetime_usage: LifetimeAnswer }>(
        at(externalId, 'lifetime_usage'),
        { signal },
      );
      return { ...lifetime_usage, usage_thresholds: lifetime_usage.usage_thresholds ?? [] };
    },
  });

export interface AlertWrite {
  alert_type: AlertType;
  code: string;
  name: string | null;
  billable_metric_code?: string;
  thresholds: { value: string; recurring: boolean }[];
}

export const createAlert = ({ externalId, alert }: { externalId: string; alert: AlertWrite }) =>
  api.post(at(externalId, 'alerts'), { alert });

export const deleteAlert = ({ externalId, code }: { externalId: string; code: string }) =>
  api.delete(at(externalId, `alerts/${encodeURIComponent(code)}`));
