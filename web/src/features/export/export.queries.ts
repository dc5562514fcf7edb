import { queryOptions } from '@tanstack/react-query';
import { api } from '@/api/client';
import { ownAddress } from '@/features/invoice/invoice.queries';

export type ExportType = 'invoices' | 'invoice_fees' | 'credit_notes' | 'credit_note_items';

/** The parameters of the list that is exported, but its page. */
export type ExportFilters = Record<string, string | number | boolean | readonly string[] | undefined>;

export interface DataExport {
  lago_id: string;
  resource_type: ExportType;
  status: 'pending' | 'processing' | 'completed' | 'failed';
  file_name: string | null;
  file_url: string | null;
  row_count: number | null;
  created_at: string;
}

interface Envelope {
  data_export: DataExport;
}

const POLL_MILLIS = 1000;

export const isUnderWay = ({ status }: DataExport) => status === 'pending' || status === 'processing';

/** Empty values say nothing about a list. */
const stated = (filters: ExportFilters) =>
  Object.fromEntries(Object.entries(filters).filter(([, value]) => value !== undefined && value !== ''));

export const askExport = async ({ type, filters }: { type: ExportType; filters: ExportFilters }) =>
  (await api.post<Envelope>(`/data_exports/${type}`, { data_export: { filters: stated(filters) } }))
    .data_export;

/** Asked again until the file is there or could not be made. */
export const exportQuery = (id: string) =>
  queryOptions<DataExport>({
    queryKey: ['data_exports', id],
    refetchInterval: ({ state }) => (!state.data || isUnderWay(state.data) ? POLL_MILLIS : false),
    queryFn: async ({ signal }) => (await api.get<Envelope>(`/data_exports/${id}`, { signal })).data_export,
  });

export const recentExportsQuery = queryOptions({
  queryKey: ['data_exports', 'recent'],
  queryFn: async ({ signal }) =>
    (await api.get<{ data_exports: DataExport[] }>('/data_exports', { query: { per_page: 10 }, signal }))
      .data_exports,
});

/** Where the file is, while it is kept. */
export const fileOf = ({ file_url: url }: DataExport) => url && ownAddress(url);
