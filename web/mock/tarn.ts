import { catalogRoutes } from './catalog.ts';
import * as data from './data.ts';

export interface MockRequest {
  method: string;
  url: URL;
  organizationId?: string;
  // biome-ignore lint/suspicious/noExplicitAny: bodies of any shape arrive here
  body: any;
}

export interface MockAnswer {
  status: number;
  body: unknown;
  delay?: number;
}

const ok = (body: unknown, delay?: number): MockAnswer => ({ status: 200, body, delay });
const notFound = (code: string): MockAnswer => ({
  status: 404,
  body: { status: 404, error: 'Not Found', code },
});
const unauthorized: MockAnswer = { status: 401, body: { status: 401, error: 'Unauthorized' } };
const invalid = (error_details: Record<string, string[]>): MockAnswer => ({
  status: 422,
  body: { status: 422, error: 'Unprocessable Entity', code: 'validation_errors', error_details },
});

type Handler = (request: MockRequest, parameter: string) => MockAnswer;

/** A tiny stand-in for the server: the resources of the shell, the catalogue and the settings, no billing. */
export class MockTarn {
  private email: string | null = null;

  /** `METHOD /path`, where `*` is one segment. */
  private readonly routes: Record<string, Handler> = {
    ...catalogRoutes,
    'POST /auth/login': ({ body }) => this.login(body),
    'POST /auth/register': ({ body }) => this.register(body),
    'POST /auth/accept_invite': () => this.enter('barbara@northwind.test'),
    'POST /auth/logout': () => {
      this.email = null;
      return ok({});
    },
    'GET /api/v1/me': () => this.me(),
    'GET /api/v1/invites/token/*': (_, token) =>
      token === 'old'
        ? notFound('invite_not_found')
        : ok({
            invite: {
              email: 'barbara@northwind.test',
              organization_name: 'Northwind Cloud',
              expires_at: '2026-12-01T10:00:00Z',
            },
          }),
    'GET /api/v1/organizations': (request) => this.organization(request),
    'PUT /api/v1/organizations': (request) => {
      const current = this.current(request);
      if (current) current.name = request.body.organization.name;
      return this.organization(request);
    },
    'POST /api/v1/organizations': ({ body }) => this.createOrganization(body.organization),
    'GET /api/v1/clock': (request) => ok({ clock: { now: this.current(request)?.now, sandbox: true } }),
    'PUT /api/v1/clock': (request) => this.moveClock(request),
    'GET /api/v1/invoices': (request) => list('invoices', [], this.current(request)?.invoices),
    'GET /api/v1/members': () => {
      const admins = data.members.filter((member) => member.roles.includes('admin')).length;
      return list('members', data.members, undefined, { admin_count: admins });
    },
    'PUT /api/v1/members/*': ({ body }, id) => change('member', data.members, id, body.member),
    'DELETE /api/v1/members/*': (_, id) => remove('member', data.members, id),
    'GET /api/v1/invites': () => list('invites', data.invites),
    'POST /api/v1/invites': ({ body }) => this.invite(body.invite),
    'DELETE /api/v1/invites/*': (_, id) => remove('invite', data.invites, id),
    'GET /api/v1/roles': () => list('roles', data.roles.map(counted)),
    'POST /api/v1/roles': ({ body }) => createRole(body.role),
    'PUT /api/v1/roles/*': ({ body }, code) => {
      const role = data.roles.find((candidate) => candidate.code === code);
      return role ? ok({ role: Object.assign(role, body.role) }) : notFound('role_not_found');
    },
    'DELETE /api/v1/roles/*': (_, code) => {
      data.roles.splice(
        data.roles.findIndex((role) => role.code === code),
        1,
      );
      return ok({ role: { code } });
    },
    'GET /api/v1/permissions': () => list('permissions', data.permissions),
    'GET /api/v1/api_keys': () => list('api_keys', data.apiKeys),
    'POST /api/v1/api_keys': ({ body }) => createKey(body.api_key.name, body.api_key.permissions),
    'PUT /api/v1/api_keys/*': ({ body }, id) => change('api_key', data.apiKeys, id, body.api_key),
    'DELETE /api/v1/api_keys/*': (_, id) =>
      data.apiKeys.length === 1
        ? invalid({ base: ['last_non_expiring_api_key'] })
        : remove('api_key', data.apiKeys, id),
    'POST /api/v1/api_keys/*/rotate': ({ body }, id) => {
      const old = data.apiKeys.find((key) => key.lago_id === id);
      if (old) old.expires_at = body.api_key.expires_at ?? new Date().toISOString();
      return createKey(body.api_key.name, old?.permissions ?? {});
    },
    'GET /api/v1/security_logs': ({ url }) => {
      const types = url.searchParams.getAll('log_types[]');
      return list(
        'security_logs',
        data.securityLogs.filter((log) => types.length === 0 || types.includes(log.log_type)),
      );
    },
  };

  answer(request: MockRequest): MockAnswer {
    const segments = request.url.pathname.split('/').map(decodeURIComponent);
    for (const [pattern, handler] of Object.entries(this.routes)) {
      const [method, path = ''] = pattern.split(' ');
      const wanted = path.split('/');
      if (method !== request.method || wanted.length !== segments.length) continue;
      if (!wanted.every((part, index) => part === '*' || part === segments[index])) continue;
      const open = path.startsWith('/auth/') || path.includes('/token/');
      return open || this.email ? handler(request, segments[wanted.indexOf('*')] ?? '') : unauthorized;
    }
    return notFound('resource_not_found');
  }

  private login({ email, password }: { email: string; password: string }): MockAnswer {
    if (password === 'wrong')
      return { status: 401, body: { status: 401, error: 'Unauthorized', code: 'invalid_credentials' } };
    return this.enter(email);
  }

  private register(body: { email: string; organization_name: string }): MockAnswer {
    if (body.email.startsWith('taken')) return invalid({ email: ['value_already_exist'] });
    return this.enter(body.email);
  }

  private enter(email: string): MockAnswer {
    this.email = email;
    return ok({ user: { lago_id: data.id(), email }, organization: data.organizations[0] });
  }

  /** Whoever is not in the team is an admin, so that any address can be used to look around. */
  private me(): MockAnswer {
    const held = data.members.find((member) => member.email === this.email)?.roles ?? ['admin'];
    const permissions = new Set(
      data.roles.filter((role) => held.includes(role.code)).flatMap((role) => role.permissions),
    );
    const memberships = data.organizations.map(({ now, invoices, ...organization }) => ({
      organization,
      roles: held,
      permissions: [...permissions],
    }));
    return ok({ user: { lago_id: 'me', email: this.email }, memberships });
  }

  private current({ organizationId }: MockRequest) {
    return data.organizations.find(({ lago_id }) => lago_id === organizationId);
  }

  private organization(request: MockRequest): MockAnswer {
    const current = this.current(request);
    return ok({
      organization: {
        ...current,
        default_currency: 'EUR',
        timezone: 'Europe/Berlin',
        document_numbering: 'per_customer',
        document_number_prefix: 'NOR-1A90',
        created_at: '2025-02-03T09:12:00Z',
      },
    });
  }

  private createOrganization({ name, now }: { name: string; now: string }): MockAnswer {
    const slug = name.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-');
    const organization = { lago_id: data.id(), name, slug, sandbox: true, now, invoices: 0 };
    data.organizations.push(organization);
    return ok({ organization: { ...organization, api_key: 'e1c2a0f4-8a2b-4f0e-9d3c-5b1f7a6e2d90' } }, 400);
  }

  private moveClock(request: MockRequest): MockAnswer {
    const current = this.current(request);
    const { now } = request.body.clock;
    if (!current || now < current.now) return invalid({ now: ['invalid_date'] });
    current.invoices += Math.floor((Date.parse(now) - Date.parse(current.now)) / 604_800_000) * 3;
    current.now = now;
    return ok({ clock: { now, sandbox: true } }, 1500);
  }

  private invite({ email, roles }: { email: string; roles: string[] }): MockAnswer {
    if (data.invites.some((invite) => invite.email === email))
      return invalid({ invite: ['invite_already_exists'] });
    const created_at = new Date().toISOString();
    const expires_at = new Date(Date.now() + 7 * 86_400_000).toISOString();
    const invite = { lago_id: data.id(), email, roles, status: 'pending', created_at, expires_at };
    data.invites.push(invite);
    return ok({ invite: { ...invite, token: '3f9b1c0d2e4a5f60718293a4b5c6d7e8f9012345' } });
  }
}

function list(key: string, rows: unknown[], total = rows.length, more: object = {}): MockAnswer {
  const meta = {
    current_page: 1,
    next_page: null,
    prev_page: null,
    total_pages: 1,
    total_count: total,
    ...more,
  };
  return ok({ [key]: rows, meta });
}

function change<T extends { lago_id: string }>(
  key: string,
  rows: T[],
  id: string,
  values: Partial<T>,
): MockAnswer {
  const row = rows.find((candidate) => candidate.lago_id === id);
  return row ? ok({ [key]: Object.assign(row, values) }) : notFound(`${key}_not_found`);
}

function remove<T extends { lago_id: string }>(key: string, rows: T[], id: string): MockAnswer {
  const index = rows.findIndex((candidate) => candidate.lago_id === id);
  return index < 0 ? notFound(`${key}_not_found`) : ok({ [key]: rows.splice(index, 1)[0] });
}

const counted = (role: data.MockRole) => ({
  ...role,
  members_count: data.members.filter((member) => member.roles.includes(role.code)).length,
});

function createRole(role: data.MockRole): MockAnswer {
  if (data.roles.some(({ code }) => code === role.code)) return invalid({ code: ['value_already_exist'] });
  const created = { ...role, lago_id: data.id(), predefined: false };
  data.roles.push(created);
  return ok({ role: counted(created) });
}

function createKey(name: string | null, permissions: Record<string, string[]>): MockAnswer {
  const key = data.apiKey(name, '…9f21', permissions, null);
  data.apiKeys.push(key);
  return ok({ api_key: { ...key, value: '6f1d2c34-0b7e-4a58-9c21-8e5f3a7b9f21' } });
}
