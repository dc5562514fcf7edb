import { queryOptions } from '@tanstack/react-query';
import { api } from '@/api/client';

/** A connection to a payment provider; of its secrets only the end of the key is ever told (PLT-360). */
export interface Integration {
  lago_id: string;
  type: string;
  code: string;
  name: string;
  success_redirect_url: string | null;
  supports_3ds: boolean;
  /** Masked. */
  secret_key: string;
  webhook_secret_set: boolean;
  webhook_path: string;
  created_at: string;
}

export const integrationsQuery = queryOptions({
  queryKey: ['integrations'],
  queryFn: async ({ signal }) =>
    (await api.get<{ integrations: Integration[] }>('/integrations', { query: { per_page: 100 }, signal }))
      .integrations,
});

export interface IntegrationWrite {
  type?: string;
  code: string;
  name: string;
  success_redirect_url: string | null;
  supports_3ds: boolean;
  secret_key?: string;
  webhook_secret?: string;
}

export const createIntegration = (integration: IntegrationWrite) =>
  api.post('/integrations', { integration });

export const updateIntegration = ({ id, ...integration }: IntegrationWrite & { id: string }) =>
  api.put(`/integrations/${id}`, { integration });

export const deleteIntegration = (id: string) => api.delete(`/integrations/${id}`);
