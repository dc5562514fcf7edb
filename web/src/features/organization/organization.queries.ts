import { queryOptions } from '@tanstack/react-query';
import { api } from '@/api/client';

export interface Organization {
  lago_id: string;
  name: string;
  created_at: string;
  default_currency: string | null;
  timezone: string | null;
  document_numbering: 'per_customer' | 'per_organization';
  document_number_prefix: string;
  late_events: 'ignore' | 'correct';
}

interface Envelope<T> {
  organization: T;
}

/** The current organization with its settings; needs `organization:view`. */
export const organizationQuery = queryOptions({
  queryKey: ['organization'],
  queryFn: async ({ signal }) =>
    (await api.get<Envelope<Organization>>('/organizations', { signal })).organization,
});

export const updateOrganization = (changes: Partial<Pick<Organization, 'name' | 'late_events'>>) =>
  api.put<Envelope<Organization>>('/organizations', { organization: changes });

export interface CreatedSandbox {
  lago_id: string;
  name: string;
  slug?: string;
  sandbox: boolean;
  /** Shown this once. */
  api_key: string;
}

export async function createSandbox(values: { name: string; now: string }): Promise<CreatedSandbox> {
  const body = { organization: { ...values, sandbox: true } };
  return (await api.post<Envelope<CreatedSandbox>>('/organizations', body)).organization;
}
