import * as z from 'zod/mini';
import { centsFromDecimal, decimalFromCents } from '@/ui';
import { requiredText, text } from '@/ui/schema';
import type { Plan, PlanWrite } from './plan.queries';
import { moneyProblem, type Problem } from './rules';

/** Minimum commitment, thresholds of progressive billing and notes of a plan. */

const thresholdSchema = z.object({ amount: requiredText(40), name: text(255) });

export const advancedShape = {
  /** Empty: none. */
  commitment: text(40),
  commitment_name: text(255),
  commitment_taxes: z.array(z.string()),
  thresholds: z.array(thresholdSchema),
  /** Every so much above the last threshold; empty: none. */
  recurring_threshold: text(40),
  metadata: z.array(z.object({ key: requiredText(100), value: text(255) })),
};

const advancedSchema = z.object(advancedShape);
export type AdvancedValues = z.infer<typeof advancedSchema>;

export const noAdvanced = (): AdvancedValues => ({
  commitment: '',
  commitment_name: '',
  commitment_taxes: [],
  thresholds: [],
  recurring_threshold: '',
  metadata: [],
});

export function advancedValuesOf(plan: Plan): AdvancedValues {
  const amount = (cents: number) => decimalFromCents(cents, plan.amount_currency);
  const { minimum_commitment: commitment } = plan;
  const thresholds = plan.usage_thresholds ?? [];
  const recurring = thresholds.find((threshold) => threshold.recurring);
  return {
    commitment: commitment ? amount(commitment.amount_cents) : '',
    commitment_name: commitment?.invoice_display_name ?? '',
    commitment_taxes: commitment?.taxes.map(({ code }) => code) ?? [],
    thresholds: thresholds
      .filter((threshold) => !threshold.recurring)
      .map((threshold) => ({
        amount: amount(threshold.amount_cents),
        name: threshold.threshold_display_name ?? '',
      })),
    recurring_threshold: recurring ? amount(recurring.amount_cents) : '',
    metadata: Object.entries(plan.metadata ?? {}).map(([key, value]) => ({ key, value: value ?? '' })),
  };
}

function positiveProblem(amount: string, currency: string): string | null {
  if (amount === '') return null;
  return moneyProblem(amount, currency) ?? (Number(amount) > 0 ? null : 'value_is_out_of_range');
}

/** What the server would refuse (SUB-013, SUB-081). */
export function advancedProblems(values: AdvancedValues, currency: string): Problem[] {
  const found: Problem[] = [];
  const add = (path: Problem['path'], code: string | null) => {
    if (code) found.push({ path, code });
  };
  add(['commitment'], positiveProblem(values.commitment, currency));
  add(['recurring_threshold'], positiveProblem(values.recurring_threshold, currency));
  values.thresholds.forEach(({ amount }, index) => {
    add(['thresholds', index, 'amount'], positiveProblem(amount, currency));
    const cents = centsFromDecimal(amount, currency);
    const twin = values.thresholds.findIndex((other) => centsFromDecimal(other.amount, currency) === cents);
    if (cents !== null && twin < index) add(['thresholds', index, 'amount'], 'value_is_duplicated');
  });
  values.metadata.forEach(({ key }, index) => {
    const twin = values.metadata.findIndex((other) => other.key === key);
    if (key !== '' && twin < index) add(['metadata', index, 'key'], 'value_is_duplicated');
  });
  return found;
}

/** What neither is there nor was there is not mentioned. */
export function advancedWriteOf(
  values: AdvancedValues,
  currency: string,
  before?: Plan,
): Pick<PlanWrite, 'minimum_commitment' | 'usage_thresholds' | 'metadata'> {
  const cents = (amount: string) => centsFromDecimal(amount, currency) ?? 0;
  const thresholds = [
    ...values.thresholds.map(({ amount, name }) => ({
      amount_cents: cents(amount),
      threshold_display_name: name || null,
      recurring: false,
    })),
    ...(values.recurring_threshold === ''
      ? []
      : [{ amount_cents: cents(values.recurring_threshold), threshold_display_name: null, recurring: true }]),
  ];
  const had = {
    commitment: Boolean(before?.minimum_commitment),
    thresholds: (before?.usage_thresholds ?? []).length > 0,
    metadata: Boolean(before?.metadata),
  };
  return {
    ...(values.commitment !== '' && {
      minimum_commitment: {
        amount_cents: cents(values.commitment),
        invoice_display_name: values.commitment_name || null,
        tax_codes: values.commitment_taxes,
      },
    }),
    ...(values.commitment === '' && had.commitment && { minimum_commitment: {} }),
    ...((thresholds.length > 0 || had.thresholds) && { usage_thresholds: thresholds }),
    ...((values.metadata.length > 0 || had.metadata) && {
      metadata: Object.fromEntries(values.metadata.map(({ key, value }) => [key, value || null])),
    }),
  };
}
