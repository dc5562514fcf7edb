import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { api } from '@/api/client';
import { type PageMeta, pageOf } from '@/api/types';
import type { Customer } from '@/features/customer/customer.queries';
import type { Fee } from '@/features/invoice/invoice.queries';

export const REASONS = [
  'duplicated_charge',
  'product_unsatisfactory',
  'order_change',
  'order_cancellation',
  'fraudulent_charge',
  'other',
] as const;

export type Reason = (typeof REASONS)[number];
export type RefundStatus = 'pending' | 'succeeded' | 'failed';

export interface CreditNoteItem {
  lago_id: string;
  amount_cents: number;
  amount_currency: string;
  fee: Fee;
}

export interface CreditNoteTax {
  lago_id: string;
  tax_name: string;
  tax_rate: number;
  base_amount_cents: number;
  amount_cents: number;
}

export interface CreditNote {
  lago_id: string;
  billing_entity_code: string;
  number: string;
  lago_invoice_id: string;
  invoice_number: string;
  issuing_date: string;
  credit_status: 'available' | 'consumed' | 'voided' | null;
  refund_status: RefundStatus | null;
  reason: Reason;
  description: string | null;
  currency: string;
  total_amount_cents: number;
  taxes_amount_cents: number;
  sub_total_excluding_taxes_amount_cents: number;
  coupons_adjustment_amount_cents: number;
  balance_amount_cents: number;
  credit_amount_cents: number;
  refund_amount_cents: number;
  offset_amount_cents: number;
  created_at: string;
  file_url: string | null;
  items?: CreditNoteItem[];
  applied_taxes?: CreditNoteTax[];
  customer?: Customer;
  metadata?: Record<string, string | null> | null;
}

interface CreditNotePageBody {
  credit_notes: CreditNote[];
  meta: PageMeta;
}

interface Envelope {
  credit_note: CreditNote;
}

export interface CreditNoteFilters {
  search?: string;
  external_customer_id?: string;
  invoice_number?: string;
  currency?: string;
  reason?: string[];
  credit_status?: string[];
  refund_status?: string[];
  issuing_date_from?: string;
  issuing_date_to?: string;
  page?: number;
  per_page?: number;
}

export const PER_PAGE = 25;

export const creditNotesQuery = ({ search, ...filters }: CreditNoteFilters) =>
  queryOptions({
    queryKey: ['credit_notes', 'list', search, filters],
    placeholderData: keepPreviousData,
    queryFn: async ({ signal }) =>
      pageOf(
        await api.get<CreditNotePageBody>('/credit_notes', {
          query: { per_page: PER_PAGE, search_term: search, ...filters },
          signal,
        }),
        'credit_notes',
      ),
  });

export const creditNoteQuery = (id: string) =>
  queryOptions({
    queryKey: ['credit_notes', 'one', id],
    queryFn: async ({ signal }) => (await api.get<Envelope>(`/credit_notes/${id}`, { signal })).credit_note,
  });

export interface ItemWrite {
  fee_id: string;
  amount_cents: number;
}

/** What crediting some fees would come to. */
export interface Estimate {
  currency: string;
  taxes_amount_cents: number;
  sub_total_excluding_taxes_amount_cents: number;
  max_creditable_amount_cents: number;
  max_refundable_amount_cents: number;
  max_offsettable_amount_cents: number;
  coupons_adjustment_amount_cents: number;
  applied_taxes?: CreditNoteTax[];
}

export const estimateQuery = (invoiceId: string, items: readonly ItemWrite[]) =>
  queryOptions({
    queryKey: ['credit_notes', 'estimate', invoiceId, items],
    placeholderData: keepPreviousData,
    retry: false,
    queryFn: async ({ signal }) =>
      (
        await api.post<{ estimated_credit_note: Estimate }>(
          '/credit_notes/estimate',
          { credit_note: { invoice_id: invoiceId, items } },
          { signal },
        )
      ).estimated_credit_note,
  });

export interface CreditNoteWrite {
  invoice_id: string;
  reason: Reason;
  description?: string;
  credit_amount_cents: number;
  refund_amount_cents: number;
  offset_amount_cents: number;
  items: ItemWrite[];
}

export const createCreditNote = async (credit_note: CreditNoteWrite) =>
  (await api.post<Envelope>('/credit_notes', { credit_note })).credit_note;

export const updateCreditNote = ({ id, refund_status }: { id: string; refund_status: RefundStatus }) =>
  api.put<Envelope>(`/credit_notes/${id}`, { credit_note: { refund_status } });

export const voidCreditNote = (id: string) => api.put<Envelope>(`/credit_notes/${id}/void`);

/** Replaces the notes on it. */
export const replaceMetadata = ({ id, metadata }: { id: string; metadata: Record<string, string | null> }) =>
  api.post(`/credit_notes/${id}/metadata`, { metadata });

/** Makes the document where there is none yet and answers its address. */
export const creditNoteDocument = async (id: string) =>
  (await api.post<Envelope>(`/credit_notes/${id}/download`)).credit_note.file_url;
