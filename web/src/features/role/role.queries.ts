import { queryOptions } from '@tanstack/react-query';
import { api } from '@/api/client';

export interface Role {
  lago_id: string | null;
  code: string;
  name: string;
  description: string | null;
  permissions: string[];
  predefined: boolean;
  members_count: number;
}

export interface PermissionInfo {
  key: string;
  section: string;
  description: string;
}

const WHOLE_LIST = { per_page: 1000 };

export const rolesQuery = queryOptions({
  queryKey: ['roles'],
  queryFn: async ({ signal }) =>
    (await api.get<{ roles: Role[] }>('/roles', { query: WHOLE_LIST, signal })).roles,
});

export const permissionsQuery = queryOptions({
  queryKey: ['permissions'],
  staleTime: Number.POSITIVE_INFINITY,
  queryFn: async ({ signal }) =>
    (await api.get<{ permissions: PermissionInfo[] }>('/permissions', { query: WHOLE_LIST, signal }))
      .permissions,
});

export type RoleValues = Pick<Role, 'code' | 'name' | 'description' | 'permissions'>;

export const createRole = (role: RoleValues) => api.post('/roles', { role });

export const updateRole = ({ code, ...changes }: Pick<Role, 'code'> & Partial<RoleValues>) =>
  api.put(`/roles/${encodeURIComponent(code)}`, { role: changes });

export const deleteRole = (code: string) => api.delete(`/roles/${encodeURIComponent(code)}`);
