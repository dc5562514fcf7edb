import { PERMISSIONS } from '../src/app/permissions/permissions.ts';

/** A made-up company for the mock server. Deterministic, so that screenshots are stable. */

export interface MockOrganization {
  lago_id: string;
  name: string;
  slug: string;
  sandbox: boolean;
  now: string;
  invoices: number;
}

export interface MockRole {
  lago_id: string | null;
  code: string;
  name: string;
  description: string | null;
  permissions: string[];
  predefined: boolean;
}

let counter = 0;

export function id(): string {
  counter += 1;
  return `01930a5c-7c1e-7d4a-9b2f-${String(counter).padStart(12, '0')}`;
}

const managerSections =
  /^(plans|addons|coupons):view|^coupons:(attach|detach)|^(customers|subscriptions|wallets|invoices|draft_invoices|credit_notes|payments|payment_receipts|customer_settings|quotes|orders|order_forms):|^(billing_entities|dunning_campaigns):view/;
const financeSections =
  /^(analytics|plans|addons|coupons|customers|subscriptions|invoices|credit_notes|payments|payment_receipts|quotes|orders|order_forms|pricing_units):view|^organization:(view|update|invoices|integrations)|^(customer_settings|draft_invoices|credit_notes|billing_entities|dunning_campaigns|invoice_custom_sections|data_api):|^invoices:(update|void|send|export)/;

export const roles: MockRole[] = [
  role('admin', 'Admin', [...PERMISSIONS]),
  role(
    'manager',
    'Account manager',
    PERMISSIONS.filter((key) => managerSections.test(key) && key !== 'invoices:delete'),
  ),
  role(
    'finance',
    'Finance and analyst',
    PERMISSIONS.filter((key) => financeSections.test(key)),
  ),
  {
    lago_id: id(),
    code: 'support',
    name: 'Support',
    description: 'Looks things up for customers.',
    permissions: ['customers:view', 'subscriptions:view', 'invoices:view', 'invoices:send', 'plans:view'],
    predefined: false,
  },
];

function role(code: string, name: string, permissions: string[]): MockRole {
  return { lago_id: null, code, name, description: null, permissions, predefined: true };
}

const sectionNames: Record<string, string> = {
  addons: 'Add-ons',
  data_api: 'Data API',
  ai_conversations: 'AI conversations',
};

export const permissions = PERMISSIONS.map((key) => {
  const [subject = '', ...rest] = key.split(':');
  const words = subject.replaceAll('_', ' ');
  const section = sectionNames[subject] ?? words.charAt(0).toUpperCase() + words.slice(1);
  const action = rest.join(' ').replaceAll('_', ' ');
  return { key, section, description: `${action.charAt(0).toUpperCase()}${action.slice(1)} ${words}` };
});

export const organizations: MockOrganization[] = [
  { lago_id: id(), name: 'Northwind Cloud', slug: 'northwind', sandbox: false, now: '', invoices: 42 },
  {
    lago_id: id(),
    name: 'Northwind sandbox',
    slug: 'northwind-sandbox',
    sandbox: true,
    now: '2026-01-01T00:00:00Z',
    invoices: 0,
  },
];

export const members = [
  member('ada@northwind.test', ['admin'], '2025-02-03T09:12:00Z'),
  member('grace@northwind.test', ['finance'], '2025-03-14T15:40:00Z'),
  member('linus@northwind.test', ['manager', 'support'], '2025-06-01T08:00:00Z'),
  member('margaret@northwind.test', ['manager'], '2025-09-21T11:31:00Z'),
];

function member(email: string, held: string[], at: string) {
  return {
    lago_id: id(),
    email,
    roles: held,
    status: 'active',
    created_at: at,
    revoked_at: null as string | null,
  };
}

export const invites = [
  {
    lago_id: id(),
    email: 'barbara@northwind.test',
    roles: ['finance'],
    status: 'pending',
    created_at: '2026-11-24T10:00:00Z',
    expires_at: '2026-12-01T10:00:00Z',
  },
];

const everything = ['event', 'customer', 'plan', 'subscription', 'invoice'];

export const apiKeys = [
  apiKey(
    'Production backend',
    '…7f3a',
    { event: ['read', 'write'], customer: ['read', 'write'], subscription: ['read', 'write'] },
    '2026-11-25T08:11:00Z',
  ),
  apiKey('Reporting', '…c21d', Object.fromEntries(everything.map((key) => [key, ['read']])), null),
];

export function apiKey(
  name: string | null,
  value: string,
  granted: Record<string, string[]>,
  used: string | null,
) {
  return {
    lago_id: id(),
    name,
    value,
    permissions: granted,
    created_at: '2026-05-04T12:00:00Z',
    expires_at: null as string | null,
    last_used_at: used,
  };
}

const browser = { browser: 'Firefox 144', os: 'Linux', device_type: 'desktop', ip: '203.0.113.7' };

export const securityLogs = [
  log(
    'api_key',
    'api_key.created',
    'ada@northwind.test',
    { name: 'Reporting', value: '…c21d' },
    '2026-11-24T16:02:11Z',
  ),
  log(
    'user',
    'user.invited',
    'ada@northwind.test',
    { email: 'barbara@northwind.test', roles: ['finance'] },
    '2026-11-24T10:00:00Z',
  ),
  log(
    'role',
    'role.updated',
    'ada@northwind.test',
    { code: 'support', permissions: { deleted: [], added: ['invoices:send'] } },
    '2026-11-20T09:30:42Z',
  ),
  log(
    'user',
    'user.role_edited',
    'ada@northwind.test',
    { email: 'linus@northwind.test', roles: { deleted: ['manager'], added: ['manager', 'support'] } },
    '2026-11-20T09:31:07Z',
  ),
  log('user', 'user.new_device_logged_in', 'grace@northwind.test', {}, '2026-11-18T07:55:20Z'),
];

function log(type: string, event: string, email: string, resources: object, at: string) {
  return {
    log_id: id(),
    log_type: type,
    log_event: event,
    user_email: email,
    resources,
    device_info: browser,
    logged_at: at,
  };
}
