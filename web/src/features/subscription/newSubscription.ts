import * as z from 'zod/mini';
import { moneyProblem } from '@/features/plan/rules';
import { centsFromDecimal, codeFrom } from '@/ui';
import { required, requiredText, text } from '@/ui/schema';
import { midnightOf } from './civilDates';
import type { PlanChoice, SubscriptionValues } from './subscription.queries';

const DECIMAL = z.regex(/^(\d{1,20}(\.\d{1,15})?)?$/, 'decimal_is_invalid');

export const subscriptionSchema = z
  .object({
    planCode: required(),
    externalId: requiredText(255),
    name: text(255),
    start: z.enum(['now', 'date']),
    startOn: z.string(),
    billingTime: z.enum(['calendar', 'anniversary']),
    endOn: z.string(),
    activation: z.enum(['now', 'payment']),
    /** Empty: waits for ever. */
    timeoutHours: text(7, z.regex(/^(\d{1,6}|1000000)?$/, 'integer_is_invalid')),
    order: text(255),
    overrides: z.boolean(),
    fee: text(40, DECIMAL),
    commitment: text(40, DECIMAL),
    /** Unit prices by charge. */
    prices: z.record(z.string(), z.optional(text(40, DECIMAL))),
  })
  .check(
    z.refine(({ start, startOn }) => start === 'now' || startOn !== '', {
      path: ['startOn'],
      message: 'value_is_mandatory',
    }),
  );

/** Amounts have to fit the currency of the chosen plan. */
export const subscriptionSchemaOf = (plans: readonly PlanChoice[]) =>
  subscriptionSchema.check(
    z.superRefine((values, context) => {
      const plan = plans.find(({ code }) => code === values.planCode);
      if (!plan || !values.overrides) return;
      for (const field of ['fee', 'commitment'] as const) {
        const message = moneyProblem(values[field], plan.amount_currency);
        if (message) context.addIssue({ code: 'custom', path: [field], message });
      }
    }),
  );

export type NewSubscriptionValues = z.infer<typeof subscriptionSchema>;

export const emptySubscription: NewSubscriptionValues = {
  planCode: '',
  externalId: '',
  name: '',
  start: 'now',
  startOn: '',
  billingTime: 'calendar',
  endOn: '',
  activation: 'now',
  timeoutHours: '',
  order: '',
  overrides: false,
  fee: '',
  commitment: '',
  prices: {},
};

/** An id that reads well in events, until another is typed: `helios_team`. */
export const proposedId = (customerExternalId: string, planCode: string) =>
  codeFrom(`${customerExternalId} ${planCode}`);

/** The charges whose price is one amount per unit. */
export const pricedCharges = (plan: PlanChoice) =>
  (plan.charges ?? []).flatMap((charge) => {
    const amount = charge.properties?.amount;
    return charge.charge_model === 'standard' && typeof amount === 'string'
      ? [{ ...charge, properties: { ...charge.properties, amount } }]
      : [];
  });

/** What differs from the plan, as far as anything was filled in. */
function overridesOf(values: NewSubscriptionValues, plan: PlanChoice | undefined) {
  if (!values.overrides || !plan) return undefined;
  const cents = (amount: string) => centsFromDecimal(amount, plan.amount_currency) ?? 0;
  const charges = pricedCharges(plan).flatMap(({ lago_id: id, properties }) => {
    const amount = values.prices[id];
    return amount ? [{ id, properties: { ...properties, amount } }] : [];
  });
  const overrides = {
    ...(values.fee !== '' && { amount_cents: cents(values.fee) }),
    ...(values.commitment !== '' && { minimum_commitment: { amount_cents: cents(values.commitment) } }),
    ...(charges.length > 0 && { charges }),
  };
  return Object.keys(overrides).length > 0 ? overrides : undefined;
}

/** Dates are midnights in the customer's zone; without one, the subscription starts when the server reads this. */
export function valuesOf(
  values: NewSubscriptionValues,
  customer: { external_id: string; applicable_timezone: string },
  plan?: PlanChoice,
): SubscriptionValues {
  const plan_overrides = overridesOf(values, plan);
  const zone = customer.applicable_timezone;
  return {
    external_customer_id: customer.external_id,
    external_id: values.externalId,
    plan_code: values.planCode,
    billing_time: values.billingTime,
    ...(values.name && { name: values.name }),
    ...(values.start === 'date' && { subscription_at: midnightOf(values.startOn, zone) }),
    ...(values.endOn && { ending_at: midnightOf(values.endOn, zone) }),
    ...(values.activation === 'payment' && {
      activation_rules: [{ type: 'payment', timeout_hours: Number(values.timeoutHours || '0') }],
    }),
    ...(values.order && { purchase_order_number: values.order }),
    ...(plan_overrides && { plan_overrides }),
  };
}
