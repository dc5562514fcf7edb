import type { Aggregation, Metric } from '@/features/metric/metric.queries';
import { CHARGE_MODELS, type ChargeModel, type Interval } from './plan.queries';

/** Stands for all values of a key (PRC-042). */
export const ANY_VALUE = '__ALL_FILTER_VALUES__';

/** Intervals whose usage can be billed every month (SUB-006). */
export const canBillMonthly = (interval: Interval) => interval === 'yearly' || interval === 'semiannual';

/** The models that a metric can be priced by (PRC-010 to PRC-014, PLT-467). */
export function modelsFor(aggregation: Aggregation | undefined): ChargeModel[] {
  return CHARGE_MODELS.filter((model) => {
    if (model === 'dynamic') return aggregation === 'sum_agg';
    if (model === 'percentage' && aggregation === 'custom_agg') return false;
    if (model === 'percentage' || model === 'graduated_percentage') return aggregation !== 'latest_agg';
    return true;
  });
}

/** Whether events of the metric can be billed one by one, as they come (PRC-012). */
export function mayBeInAdvance(model: ChargeModel, metric: Metric | undefined): boolean {
  const aggregations: (Aggregation | undefined)[] = ['count_agg', 'sum_agg', 'unique_count_agg'];
  return aggregations.includes(metric?.aggregation_type) && model !== 'volume';
}

/** Whether units that are added or removed within a period can count by the day (PRC-004). */
export function mayProrate(model: ChargeModel, metric: Metric | undefined, inAdvance = false): boolean {
  const models: ChargeModel[] = inAdvance ? ['standard'] : ['standard', 'volume', 'graduated'];
  return (
    Boolean(metric?.recurring) && metric?.aggregation_type !== 'weighted_sum_agg' && models.includes(model)
  );
}
