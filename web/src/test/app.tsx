import { createMemoryHistory, RouterProvider } from '@tanstack/react-router';
import { render } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { vi } from 'vitest';
import { whenSessionEnds } from '@/api/client';
import type { Me } from '@/api/types';
import type { Permission } from '@/app/permissions/permissions';
import { createTarnRouter } from '@/app/router';
import { type MockAnswer, MockTarn } from '../../mock/tarn.ts';

export interface Sent {
  method: string;
  path: string;
  organizationId?: string;
  // biome-ignore lint/suspicious/noExplicitAny: whatever the app sent
  body: any;
  contentType?: string;
}

/** A server in memory in place of `fetch`. `override` answers a request differently, for failures and refusals. */
export function mockFetch() {
  const tarn = new MockTarn();
  const sent: Sent[] = [];
  const overrides = new Map<string, MockAnswer>();
  vi.stubGlobal('fetch', async (input: string, init: RequestInit = {}) => {
    const url = new URL(input, 'http://tarn.test');
    const headers = init.headers as Record<string, string> | undefined;
    const request = {
      method: init.method ?? 'GET',
      url,
      organizationId: headers?.['X-Tarn-Organization'],
      body: typeof init.body === 'string' ? JSON.parse(init.body) : {},
    };
    sent.push({
      method: request.method,
      path: url.pathname + url.search,
      organizationId: request.organizationId,
      body: request.body,
      contentType: headers?.['Content-Type'],
    });
    const answer = overrides.get(`${request.method} ${url.pathname}`) ?? tarn.answer(request);
    return new Response(JSON.stringify(answer.body), { status: answer.status });
  });
  return {
    sent,
    override: (route: string, answer: MockAnswer) => overrides.set(route, answer),
    signIn: (email: string) =>
      tarn.answer({
        method: 'POST',
        url: new URL('http://tarn.test/auth/login'),
        body: { email, password: 'a long password' },
      }),
    limitTo: (may: readonly Permission[]) => {
      const url = new URL('http://tarn.test/api/v1/me');
      const { status, body } = tarn.answer({ method: 'GET', url, body: {} });
      const me = body as Me;
      const memberships = me.memberships.map((membership) => ({ ...membership, permissions: [...may] }));
      overrides.set('GET /api/v1/me', { status, body: { ...me, memberships } });
    },
    last: (method: string, path: string) =>
      sent.findLast((request) => request.method === method && request.path.startsWith(path)),
  };
}

interface Opening {
  /** Signs somebody in first. */
  as?: string;
  /** Leaves these permissions alone to whoever is signed in. */
  may?: readonly Permission[];
}

/** The whole app at an address, against the server in memory. */
export function openApp(path: string, { as, may }: Opening = {}) {
  const server = mockFetch();
  if (as) server.signIn(as);
  if (may) server.limitTo(may);
  const router = createTarnRouter({ history: createMemoryHistory({ initialEntries: [path] }) });
  whenSessionEnds(
    () =>
      void router.navigate({ to: '/sign-in', search: { redirect: router.state.location.href, ended: '1' } }),
  );
  const view = render(<RouterProvider router={router} />);
  return { server, router, user: userEvent.setup(), ...view };
}

export const ADMIN = 'ada@northwind.test';
export const FINANCE = 'grace@northwind.test';
export const MANAGER = 'margaret@northwind.test';
