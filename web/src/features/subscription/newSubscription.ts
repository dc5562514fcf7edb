import * as z from 'zod';
import { codeFrom } from '@/ui';
import { midnightOf } from './civilDates';
import type { SubscriptionValues } from './subscription.queries';

export const subscriptionSchema = z
  .object({
    planCode: z.string().min(1, 'value_is_mandatory'),
    externalId: z.string().trim().min(1, 'value_is_mandatory').max(255, 'value_is_too_long'),
    name: z.string().trim().max(255, 'value_is_too_long'),
    start: z.enum(['now', 'date']),
    startOn: z.string(),
    billingTime: z.enum(['calendar', 'anniversary']),
    endOn: z.string(),
    order: z.string().trim().max(255, 'value_is_too_long'),
  })
  .refine(({ start, startOn }) => start === 'now' || startOn !== '', {
    path: ['startOn'],
    message: 'value_is_mandatory',
  });

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
