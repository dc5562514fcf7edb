import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { api } from '@/api/client';
import { type PageMeta, pageOf } from '@/api/types';

/** A text of the seller's own that invoices print (INV-190). */
export interface Section {
  lago_id: string;
  name: string;
  code: string;
  description: string | null;
  details: string | null;
  display_name: string | null;
  created_at: string;
}

interface SectionList {
  invoice_custom_sections: Section[];
  meta: PageMeta;
}

export const PER_PAGE = 25;

const PATH = '/invoice_custom_sections';
const pathOf = (code: string) => `${PATH}/${encodeURIComponent(code)}`;

export const sectionsQuery = (filters: { search: string; page: number }) =>
  queryOptions({
    queryKey: ['invoice_custom_sections', filters],
    placeholderData: keepPreviousData,
    queryFn: async ({ signal }) => {
      const query = { search_term: filters.search, page: filters.page, per_page: PER_PAGE };
      return pageOf(await api.get<SectionList>(PATH, { query, signal }), 'invoice_custom_sections');
    },
  });

/** All sections, to choose from; needs `invoice_custom_sections:view`. */
export const sectionChoicesQuery = queryOptions({
  queryKey: ['invoice_custom_sections', 'all'],
  queryFn: async ({ signal }) =>
    (await api.get<SectionList>(PATH, { query: { per_page: 1000 }, signal })).invoice_custom_sections,
});

/** Who selects a section shows it, and drafts print it anew. */
export const SECTION_CHANGES = [
  ['invoice_custom_sections'],
  ['billing_entities'],
  ['customers'],
  ['invoices'],
];

export interface SectionValues {
  name: string;
  code: string;
  display_name: string;
  details: string;
  description: string;
}

const wireOf = (values: SectionValues) => ({
  ...values,
  display_name: values.display_name || null,
  details: values.details || null,
  description: values.description || null,
});

export const createSection = (values: SectionValues) =>
  api.post(PATH, { invoice_custom_section: wireOf(values) });

export const updateSection = ({ before, values }: { before: string; values: SectionValues }) =>
  api.put(pathOf(before), { invoice_custom_section: wireOf(values) });

export const deleteSection = (code: string) => api.delete(pathOf(code));
