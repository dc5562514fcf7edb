import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { api } from '@/api/client';
import { type PageMeta, pageOf } from '@/api/types';

export interface Tax {
  lago_id: string;
  name: string;
  code: string;
  description: string | null;
  /** Percent. */
  rate: number;
  applied_to_organization: boolean;
  created_at: string;
}

interface TaxList {
  taxes: Tax[];
  meta: PageMeta;
}

export const PER_PAGE = 25;

export const taxesQuery = (filters: { search: string; page: number }) =>
  queryOptions({
    queryKey: ['taxes', filters],
    placeholderData: keepPreviousData,
    queryFn: async ({ signal }) => {
      const query = { search_term: filters.search, page: filters.page, per_page: PER_PAGE };
      return pageOf(await api.get<TaxList>('/taxes', { query, signal }), 'taxes');
    },
  });

/** All taxes, to choose from; needs `organization:taxes:view`. */
export const taxChoicesQuery = queryOptions({
  queryKey: ['taxes', 'all'],
  queryFn: async ({ signal }) =>
    (await api.get<TaxList>('/taxes', { query: { per_page: 1000 }, signal })).taxes,
});

export interface TaxValues {
  name: string;
  code: string;
  description: string;
  /** Percent, as it was typed. */
  rate: string;
  applied_to_organization: boolean;
}

export const createTax = (tax: TaxValues) => api.post<{ tax: Tax }>('/taxes', { tax });

export const updateTax = ({ before, tax }: { before: string; tax: TaxValues }) =>
  api.put<{ tax: Tax }>(`/taxes/${encodeURIComponent(before)}`, { tax });

export const deleteTax = (code: string) => api.delete(`/taxes/${encodeURIComponent(code)}`);
