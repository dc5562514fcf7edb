import * as z from 'zod/mini';
import type { Plan } from '@/features/plan/plan.queries';
import { midnightOf } from '@/features/subscription/civilDates';
import { required } from '@/ui/schema';
import { MAX_CUSTOMERS, type RehearsalWrite } from './rehearsal.queries';

export const rehearsalSchema = z
  .object({
    planCode: required(),
    who: z.enum(['plan', 'named']),
    oldPlanCode: z.string(),
    ids: z.array(z.string()),
    fromOn: z.string(),
    toOn: z.string(),
  })
  .check(
    z.superRefine(({ who, oldPlanCode, ids, fromOn, toOn }, context) => {
      const add = (path: string, message: string) =>
        context.addIssue({ code: 'custom', path: [path], message });
      if (who === 'plan' && oldPlanCode === '') add('oldPlanCode', 'value_is_mandatory');
      if (who === 'named' && ids.length === 0) add('ids', 'value_is_mandatory');
      if (who === 'named' && ids.length > MAX_CUSTOMERS) add('ids', 'invalid_count');
      if (fromOn !== '' && toOn !== '' && toOn < fromOn) add('toOn', 'invalid_date');
    }),
  );

export type RehearsalValues = z.infer<typeof rehearsalSchema>;

/** What is due with an event, or in fixed quantities, is not on a period's invoice, so it can't be rehearsed. */
export const canBeRehearsed = (plan: Plan): boolean =>
  !plan.pay_in_advance &&
  plan.fixed_charges.length === 0 &&
  plan.charges.every(({ pay_in_advance }) => !pay_in_advance);

type Comparable = Pick<Plan, 'code' | 'interval' | 'amount_currency'>;

/** Plans whose periods can be priced by the other one's prices. */
export const isComparable = (plan: Comparable, other: Comparable): boolean =>
  plan.code !== other.code &&
  plan.interval === other.interval &&
  plan.amount_currency === other.amount_currency;

export const rehearsalWriteOf = (
  values: RehearsalValues,
  subscribers: readonly string[],
  zone: string,
): RehearsalWrite => ({
  plan_code: values.planCode,
  external_customer_ids: values.who === 'named' ? values.ids : subscribers.slice(0, MAX_CUSTOMERS),
  ...(values.fromOn && { from: midnightOf(values.fromOn, zone) }),
  ...(values.toOn && { to: midnightOf(values.toOn, zone) }),
});

/** How much more or less, in percent with one digit: `+12.5`. Null where nothing was billed. */
export function percentOf(differenceCents: number, billedCents: number): string | null {
  if (billedCents === 0) return null;
  const permille = (BigInt(differenceCents) * 1000n) / BigInt(billedCents);
  const sign = permille > 0n ? '+' : permille < 0n ? '−' : '';
  const size = permille < 0n ? -permille : permille;
  return `${sign}${size / 10n}.${size % 10n}`;
}
