import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { api } from '@/api/client';
import { type PageMeta, pageOf } from '@/api/types';

export type Mode = 'read' | 'write';
export type KeyPermissions = Record<string, Mode[]>;

export interface ApiKey {
  lago_id: string;
  name: string | null;
  /** Masked, except in the answers to creation and rotation. */
  value: string;
  permissions: KeyPermissions;
  created_at: string;
  expires_at: string | null;
  last_used_at: string | null;
}

interface Envelope {
  api_key: ApiKey;
}

export const PER_PAGE = 50;

export const apiKeysQuery = (page: number) =>
  queryOptions({
    queryKey: ['api_keys', page],
    placeholderData: keepPreviousData,
    queryFn: async ({ signal }) => {
      const query = { page, per_page: PER_PAGE };
      return pageOf(
        await api.get<{ api_keys: ApiKey[]; meta: PageMeta }>('/api_keys', { query, signal }),
        'api_keys',
      );
    },
  });

export type KeyValues = { name: string; permissions: KeyPermissions };

export const createKey = async (values: KeyValues) =>
  (await api.post<Envelope>('/api_keys', { api_key: values })).api_key;

export const updateKey = async ({ id, ...values }: KeyValues & { id: string }) =>
  (await api.put<Envelope>(`/api_keys/${id}`, { api_key: values })).api_key;

/** Without `expires_at` the old key ends at once. */
export const rotateKey = async ({
  id,
  ...values
}: {
  id: string;
  name: string | null;
  expires_at?: string;
}) => (await api.post<Envelope>(`/api_keys/${id}/rotate`, { api_key: values })).api_key;

export const revokeKey = (id: string) => api.delete(`/api_keys/${id}`);
