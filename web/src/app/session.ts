import { QueryClient, queryOptions } from '@tanstack/react-query';
import { api } from '@/api/client';
import { ApiError, isWorthRetrying } from '@/api/errors';
import type { Me } from '@/api/types';
import { stopViewing } from './permissions/viewAs';

const defaults = {
  queries: {
    staleTime: 10_000,
    retry: (failures: number, error: unknown) => failures < 2 && isWorthRetrying(error),
    refetchOnWindowFocus: true,
  },
};

/** What is known about the signed-in user, whatever the organization. */
export const sessionQueries = new QueryClient({ defaultOptions: defaults });

const clients = new Map<string, QueryClient>();

/** Each organization has a cache of its own, so that nothing of one can be shown in another. */
export function queriesOf(organizationId: string): QueryClient {
  let client = clients.get(organizationId);
  if (!client) {
    client = new QueryClient({ defaultOptions: defaults });
    clients.set(organizationId, client);
  }
  return client;
}

/** The signed-in user, or null. */
export const meQuery = queryOptions({
  queryKey: ['me'],
  staleTime: 60_000,
  queryFn: async ({ signal }): Promise<Me | null> => {
    try {
      return await api.get<Me>('/me', { signal, expectUnauthorized: true });
    } catch (error) {
      if (error instanceof ApiError && error.status === 401) return null;
      throw error;
    }
  },
});

/** Forgets everything of the last user, on signing in and out. */
export function forgetSession(): void {
  stopViewing();
  for (const client of clients.values()) client.clear();
  clients.clear();
  sessionQueries.clear();
}

const LAST_ORGANIZATION = 'tarn.organization';

export function rememberOrganization(slug: string): void {
  localStorage.setItem(LAST_ORGANIZATION, slug);
}

export function lastOrganization(): string | null {
  return localStorage.getItem(LAST_ORGANIZATION);
}
