/** What may show something else after a subscription was changed: it bills, and customers list it. */
export const SUBSCRIPTION_CHANGES = [
  ['subscriptions'],
  ['invoices'],
  ['usage'],
  ['customers'],
  ['plans'],
] as const;
