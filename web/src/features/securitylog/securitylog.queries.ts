import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { api } from '@/api/client';
import { type PageMeta, pageOf } from '@/api/types';

export interface SecurityLog {
  log_id: string;
  log_type: string;
  log_event: string;
  user_email: string | null;
  resources: Record<string, unknown>;
  device_info: Record<string, string | null>;
  logged_at: string;
}

export interface SecurityLogFilters {
  types: string[];
  /** Civil dates, both inclusive. */
  from?: string;
  to?: string;
  page: number;
}

export const PER_PAGE = 50;

export const securityLogsQuery = (filters: SecurityLogFilters) =>
  queryOptions({
    queryKey: ['security_logs', filters],
    placeholderData: keepPreviousData,
    queryFn: async ({ signal }) => {
      const query = {
        to_date: filters.to ? `${filters.to}T23:59:59Z` : new Date(Date.now() + 60_000).toISOString(),
        from_date: filters.from && `${filters.from}T00:00:00Z`,
        log_types: filters.types,
        page: filters.page,
        per_page: PER_PAGE,
      };
      const body = await api.get<{ security_logs: SecurityLog[]; meta: PageMeta }>('/security_logs', {
        query,
        signal,
      });
      return pageOf(body, 'security_logs');
    },
  });
