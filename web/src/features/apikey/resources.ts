import type { KeyPermissions, Mode } from './apikey.queries';

/** What a key is granted read or write on (PLT-043), in groups for the eye. */
export const RESOURCE_GROUPS: readonly { label: string; resources: readonly string[] }[] = [
  { label: 'Usage', resources: ['event', 'customer_usage', 'lifetime_usage', 'billable_metric', 'alert'] },
  {
    label: 'Catalogue',
    resources: [
      'plan',
      'add_on',
      'coupon',
      'feature',
      'tax',
      'product',
      'product_category',
      'rate_card',
      'plan_rate_card',
    ],
  },
  {
    label: 'Customers',
    resources: [
      'customer',
      'subscription',
      'applied_coupon',
      'wallet',
      'wallet_transaction',
      'payment_method',
    ],
  },
  {
    label: 'Invoicing',
    resources: [
      'invoice',
      'fee',
      'credit_note',
      'payment',
      'payment_receipt',
      'payment_request',
      'invoice_custom_section',
      'billing_entity',
    ],
  },
  { label: 'Sales', resources: ['quote', 'order_form', 'order'] },
  {
    label: 'Organization',
    resources: [
      'organization',
      'analytic',
      'activity_log',
      'api_log',
      'security_log',
      'webhook_endpoint',
      'webhook_jwt_public_key',
    ],
  },
];

export const RESOURCES = RESOURCE_GROUPS.flatMap((group) => group.resources);

export const FULL_ACCESS: KeyPermissions = Object.fromEntries(
  RESOURCES.map((resource) => [resource, ['read', 'write']]),
);

export const may = (permissions: KeyPermissions, resource: string, mode: Mode) =>
  permissions[resource]?.includes(mode) ?? false;

export function grant(
  permissions: KeyPermissions,
  resources: readonly string[],
  mode: Mode,
  on: boolean,
): KeyPermissions {
  const next = { ...permissions };
  for (const resource of resources) {
    const others = (next[resource] ?? []).filter((held) => held !== mode);
    next[resource] = on ? ([...others, mode].sort() as Mode[]) : others;
  }
  return next;
}

/** Whether a key may do everything, nothing, read everything only, or something in between. */
export function accessOf(permissions: KeyPermissions): 'full' | 'none' | 'read' | 'some' {
  const reads = RESOURCES.filter((resource) => may(permissions, resource, 'read')).length;
  const writes = RESOURCES.filter((resource) => may(permissions, resource, 'write')).length;
  if (reads + writes === 0) return 'none';
  if (reads === RESOURCES.length)
    return writes === RESOURCES.length ? 'full' : writes === 0 ? 'read' : 'some';
  return 'some';
}

/** `webhook_endpoint` becomes `Webhook endpoint`. */
export function resourceName(resource: string): string {
  const words = resource.replaceAll('_', ' ').replace('jwt', 'JWT').replace('api ', 'API ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}
