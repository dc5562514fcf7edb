import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { api } from '@/api/client';
import { type PageMeta, pageOf } from '@/api/types';
import type { Tax } from '@/features/tax/tax.queries';

export interface AddOn {
  lago_id: string;
  name: string;
  code: string;
  invoice_display_name: string | null;
  description: string | null;
  amount_cents: number;
  amount_currency: string;
  taxes: Tax[];
  created_at: string;
}

interface AddOnPage {
  add_ons: AddOn[];
  meta: PageMeta;
}

interface Envelope {
  add_on: AddOn;
}

export const PER_PAGE = 25;

const pathOf = (code: string) => `/add_ons/${encodeURIComponent(code)}`;

export const addOnsQuery = (filters: { search: string; page: number }) =>
  queryOptions({
    queryKey: ['add_ons', 'list', filters],
    placeholderData: keepPreviousData,
    queryFn: async ({ signal }) => {
      const query = { search_term: filters.search, page: filters.page, per_page: PER_PAGE };
      return pageOf(await api.get<AddOnPage>('/add_ons', { query, signal }), 'add_ons');
    },
  });

/** All add-ons, to choose from. */
export const addOnChoicesQuery = queryOptions({
  queryKey: ['add_ons', 'all'],
  queryFn: async ({ signal }) =>
    (await api.get<AddOnPage>('/add_ons', { query: { per_page: 1000 }, signal })).add_ons,
});

export interface AddOnWrite {
  name: string;
  code: string;
  invoice_display_name: string | null;
  description: string | null;
  amount_cents: number;
  amount_currency: string;
  tax_codes: string[];
}

export const createAddOn = async (add_on: AddOnWrite) =>
  (await api.post<Envelope>('/add_ons', { add_on })).add_on;

export const updateAddOn = async ({ before, addOn }: { before: string; addOn: AddOnWrite }) =>
  (await api.put<Envelope>(pathOf(before), { add_on: addOn })).add_on;

export const deleteAddOn = (code: string) => api.delete<Envelope>(pathOf(code));
