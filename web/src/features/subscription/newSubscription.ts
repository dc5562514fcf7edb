import * as z from 'zod/mini';
import { codeFrom } from '@/ui';
import { required, requiredText, text } from '@/ui/schema';
import { midnightOf } from './civilDates';
import type { SubscriptionValues } from './subscription.queries';

export const subscriptionSchema = z
  .object({
    planCode: required(),
    externalId: requiredText(255),
    name: text(255),
    start: z.enum(['now', 'date']),
    startOn: z.string(),
    billingTime: z.enum(['calendar', 'anniversary']),
    endOn: z.string(),
    order: text(255),
  })
  .check(
    z.refine(({ start, startOn }) => start === 'now' || startOn !== '', {
      path: ['startOn'],
      message: 'value_is_mandatory',
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
  order: '',
};

/** An id that reads well in events, until another is typed: `helios_team`. */
export const proposedId = (customerExternalId: string, planCode: string) =>
  codeFrom(`${customerExternalId} ${planCode}`);

/** Dates are midnights in the customer's zone; without one, the subscription starts when the server reads this. */
export function valuesOf(
  values: NewSubscriptionValues,
  customer: { external_id: string; applicable_timezone: string },
): SubscriptionValues {
  const zone = customer.applicable_timezone;
  return {
    external_customer_id: customer.external_id,
    external_id: values.externalId,
    plan_code: values.planCode,
    billing_time: values.billingTime,
    ...(values.name && { name: values.name }),
    ...(values.start === 'date' && { subscription_at: midnightOf(values.startOn, zone) }),
    ...(values.endOn && { ending_at: midnightOf(values.endOn, zone) }),
    ...(values.order && { purchase_order_number: values.order }),
  };
}
