import { chargeWords } from '@/features/plan/chargeWords';
import type { ChargeWrite, FixedChargeWrite, Plan } from '@/features/plan/plan.queries';
import { type PlanValues, planValuesOf, planWriteOf } from '@/features/plan/planForm';
import { decimalFromCents, formatDecimal, formatPrice } from '@/ui';

/** What differs for one subscription, as `plan_overrides` states it (SUB-070 to SUB-076). */
export interface PlanOverrides {
  amount_cents?: number;
  invoice_display_name?: string | null;
  minimum_commitment?: { amount_cents: number } | Record<string, never>;
  charges?: (Pick<ChargeWrite, 'invoice_display_name' | 'properties' | 'filters'> & {
    id: string;
    min_amount_cents?: number;
  })[];
  fixed_charges?: (Pick<FixedChargeWrite, 'apply_units_immediately' | 'units' | 'properties'> & {
    id: string;
  })[];
}

const differ = (a: unknown, b: unknown) => JSON.stringify(a) !== JSON.stringify(b);

/** Those that were changed, beside what they were. */
function changed<T extends { id?: string }>(before: readonly T[], after: readonly T[]) {
  return after.flatMap((now) => {
    const then = before.find(({ id }) => id !== undefined && id === now.id);
    return then?.id !== undefined && differ(then, now) ? [{ id: then.id, then, now }] : [];
  });
}

function compared(plan: Plan, values: PlanValues) {
  const before = planWriteOf(planValuesOf(plan), plan);
  const after = planWriteOf(values, plan);
  return {
    before,
    after,
    charges: changed(before.charges, after.charges),
    fixed: changed(before.fixed_charges ?? [], after.fixed_charges ?? []),
  };
}

/** Only what was changed is sent: the rest goes on following the plan. */
export function overridesOf(plan: Plan, values: PlanValues): PlanOverrides {
  const { before, after, charges, fixed } = compared(plan, values);
  return {
    ...(after.amount_cents !== before.amount_cents && { amount_cents: after.amount_cents }),
    ...(after.invoice_display_name !== before.invoice_display_name && {
      invoice_display_name: after.invoice_display_name,
    }),
    ...(differ(before.minimum_commitment, after.minimum_commitment) && {
      minimum_commitment: after.minimum_commitment,
    }),
    ...(charges.length > 0 && {
      charges: charges.map(({ id, now }) => ({
        id,
        invoice_display_name: now.invoice_display_name,
        ...(!now.pay_in_advance && { min_amount_cents: now.min_amount_cents }),
        properties: now.properties,
        filters: now.filters,
      })),
    }),
    ...(fixed.length > 0 && {
      fixed_charges: fixed.map(({ id, now }) => ({
        id,
        units: now.units,
        apply_units_immediately: now.apply_units_immediately,
        properties: now.properties,
      })),
    }),
  };
}

export interface PriceChange {
  name: string;
  before: string;
  after: string;
}

/** What was changed, in words. The values have passed the schema. */
export function changesOf(plan: Plan, values: PlanValues, feeName: string): PriceChange[] {
  const { before, after, charges, fixed } = compared(plan, values);
  const currency = plan.amount_currency;
  const money = (cents: number) => formatPrice(decimalFromCents(cents, currency), currency);
  const found: PriceChange[] = [];
  if (after.amount_cents !== before.amount_cents)
    found.push({ name: feeName, before: money(before.amount_cents), after: money(after.amount_cents) });
  for (const { id, then, now } of charges) {
    const charge = plan.charges.find(({ lago_id }) => lago_id === id);
    const name = charge?.invoice_display_name || charge?.billable_metric_code || id;
    const words = (write: ChargeWrite) =>
      chargeWords(write.charge_model, write.properties, write.applied_pricing_unit?.code ?? currency);
    found.push({ name, before: words(then), after: words(now) });
  }
  for (const { id, then, now } of fixed) {
    const charge = plan.fixed_charges.find(({ lago_id }) => lago_id === id);
    const words = (write: FixedChargeWrite) =>
      `${formatDecimal(write.units)} × ${chargeWords(write.charge_model, write.properties, currency)}`;
    found.push({
      name: charge?.invoice_display_name || charge?.add_on_code || id,
      before: words(then),
      after: words(now),
    });
  }
  return found;
}
