import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { api } from '@/api/client';
import { type PageMeta, pageOf } from '@/api/types';

export interface PricingUnit {
  lago_id: string;
  name: string;
  code: string;
  short_name: string;
  description: string | null;
  created_at: string;
}

interface UnitList {
  pricing_units: PricingUnit[];
  meta: PageMeta;
}

export const PER_PAGE = 25;

export const pricingUnitsQuery = (filters: { search: string; page: number }) =>
  queryOptions({
    queryKey: ['pricing_units', filters],
    placeholderData: keepPreviousData,
    queryFn: async ({ signal }) => {
      const query = { search_term: filters.search, page: filters.page, per_page: PER_PAGE };
      return pageOf(await api.get<UnitList>('/pricing_units', { query, signal }), 'pricing_units');
    },
  });

/** All units, to choose from; needs `pricing_units:view`. */
export const unitChoicesQuery = queryOptions({
  queryKey: ['pricing_units', 'all'],
  queryFn: async ({ signal }) =>
    (await api.get<UnitList>('/pricing_units', { query: { per_page: 1000 }, signal })).pricing_units,
});

export interface UnitValues {
  name: string;
  code: string;
  short_name: string;
  description: string;
}

export const createUnit = (pricing_unit: UnitValues) => api.post('/pricing_units', { pricing_unit });

export const updateUnit = ({ before, unit }: { before: string; unit: UnitValues }) =>
  api.put(`/pricing_units/${encodeURIComponent(before)}`, { pricing_unit: unit });
