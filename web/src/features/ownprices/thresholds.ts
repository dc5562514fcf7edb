import * as z from 'zod/mini';
import type { UsageThreshold } from '@/features/plan/plan.queries';
import { moneyProblem } from '@/features/plan/rules';
import { centsFromDecimal, decimalFromCents } from '@/ui';
import { text } from '@/ui/schema';

export const HOWS = ['plan', 'own', 'off'] as const;

/** Thresholds of one subscription; they matter where it has its own (SUB-080, SUB-081). */
export const thresholdsSchemaOf = (currency: string) =>
  z
    .object({
      how: z.enum(HOWS),
      rows: z.array(z.object({ amount: text(40), name: text(255) })),
      recurring: text(40),
    })
    .check(
      z.superRefine((values, context) => {
        if (values.how !== 'own') return;
        const add = (path: PropertyKey[], message: string) =>
          context.addIssue({ code: 'custom', path, message });
        if (values.rows.length === 0) add(['how'], 'value_is_mandatory');
        const known = new Set<number | null>();
        values.rows.forEach(({ amount }, index) => {
          const cents = centsFromDecimal(amount, currency);
          const problem =
            amount === ''
              ? 'value_is_mandatory'
              : (moneyProblem(amount, currency) ??
                (cents === 0 ? 'value_is_out_of_range' : known.has(cents) ? 'value_is_duplicated' : null));
          if (problem) add(['rows', index, 'amount'], problem);
          known.add(cents);
        });
        const recurring = values.recurring && moneyProblem(values.recurring, currency);
        if (recurring) add(['recurring'], recurring);
      }),
    );

export type ThresholdValues = z.infer<ReturnType<typeof thresholdsSchemaOf>>;

export type Threshold = Omit<UsageThreshold, 'lago_id'>;

export interface Progressive {
  off: boolean;
  /** Those of the subscription itself. */
  own: readonly Threshold[];
  /** Those that count without its own. */
  ofPlan: readonly Threshold[];
}

export function thresholdValuesOf({ off, own, ofPlan }: Progressive, currency: string): ThresholdValues {
  const shown = own.length > 0 ? own : ofPlan;
  const amount = (cents: number) => decimalFromCents(cents, currency);
  const recurring = shown.find((threshold) => threshold.recurring);
  return {
    how: off ? 'off' : own.length > 0 ? 'own' : 'plan',
    rows: shown
      .filter((threshold) => !threshold.recurring)
      .map((threshold) => ({
        amount: amount(threshold.amount_cents),
        name: threshold.threshold_display_name ?? '',
      })),
    recurring: recurring ? amount(recurring.amount_cents) : '',
  };
}

/** None of its own: the plan's count again. */
export function thresholdWriteOf({ how, rows, recurring }: ThresholdValues, currency: string) {
  const cents = (amount: string) => centsFromDecimal(amount, currency) ?? 0;
  const own: Threshold[] = [
    ...rows.map(({ amount, name }) => ({
      amount_cents: cents(amount),
      threshold_display_name: name || null,
      recurring: false,
    })),
    ...(recurring === ''
      ? []
      : [{ amount_cents: cents(recurring), threshold_display_name: null, recurring: true }]),
  ];
  return {
    progressive_billing_disabled: how === 'off',
    ...(how !== 'off' && { usage_thresholds: how === 'own' ? own : [] }),
  };
}
