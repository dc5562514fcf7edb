import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { api } from '@/api/client';
import { type PageMeta, pageOf } from '@/api/types';
import type { Customer } from '@/features/customer/customer.queries';

export type InvoiceStatus = 'draft' | 'finalized' | 'voided' | 'failed' | 'pending';
export type PaymentStatus = 'pending' | 'succeeded' | 'failed';

export interface AppliedTax {
  lago_id: string;
  tax_name: string;
  tax_code: string;
  tax_rate: number;
  amount_cents: number;
  fees_amount_cents: number;
}

export interface InvoiceNote {
  lago_id: string;
  key: string;
  value: string;
}

export interface Invoice {
  lago_id: string;
  billing_entity_code: string;
  number: string;
  issuing_date: string;
  payment_due_date: string;
  payment_dispute_lost_at: string | null;
  payment_overdue: boolean;
  net_payment_term: number;
  invoice_type: string;
  status: InvoiceStatus;
  payment_status: PaymentStatus;
  /** Whether taxes are known, where somebody else says what they are (INV-044). */
  tax_status?: 'pending' | 'succeeded' | 'failed' | null;
  currency: string;
  fees_amount_cents: number;
  coupons_amount_cents: number;
  credit_notes_amount_cents: number;
  sub_total_excluding_taxes_amount_cents: number;
  taxes_amount_cents: number;
  taxes_rate: number;
  sub_total_including_taxes_amount_cents: number;
  prepaid_credit_amount_cents: number;
  progressive_billing_credit_amount_cents: number;
  total_amount_cents: number;
  total_paid_amount_cents: number;
  total_due_amount_cents: number;
  total_offsetted_credit_note_amount_cents?: number;
  prepaid_granted_credit_amount_cents?: number | null;
  prepaid_purchased_credit_amount_cents?: number | null;
  purchase_order_number: string | null;
  file_url: string | null;
  created_at: string;
  finalized_at: string | null;
  voided_at: string | null;
  customer: Customer;
  metadata: InvoiceNote[];
  applied_taxes: AppliedTax[];
}

export interface FeeItem {
  type: 'charge' | 'fixed_charge' | 'subscription' | 'commitment' | 'add_on' | 'credit';
  code: string;
  name: string;
  description: string | null;
  invoice_display_name: string;
  filters: Record<string, string[]> | null;
  filter_invoice_display_name: string | null;
  grouped_by: Record<string, string | null>;
}

/** How a model's price is made up; which fields are there depends on the model. */
export type AmountDetails = Record<string, unknown>;

export interface Fee {
  lago_id: string;
  lago_charge_id: string | null;
  lago_charge_filter_id?: string | null;
  lago_fixed_charge_id?: string | null;
  lago_subscription_id: string | null;
  lago_true_up_parent_fee_id: string | null;
  external_subscription_id: string | null;
  item: FeeItem;
  amount_cents: number;
  precise_amount: string;
  amount_currency: string;
  taxes_amount_cents: number;
  taxes_rate: number;
  units: string;
  precise_unit_amount: string;
  total_amount_cents: number;
  events_count: number | null;
  from_date: string | null;
  to_date: string | null;
  /** In the unit that the fee was priced in, where that is not the currency. */
  amount_details: AmountDetails;
  pricing_unit_details?: PricingUnitDetails | null;
}

/** A fee in the unit it was priced in (PRC-053). */
export interface PricingUnitDetails {
  short_name: string;
  /** Hundredths of the unit. */
  amount_cents: number;
  precise_unit_amount: string;
  conversion_rate: string;
}

/** What the price of a fee is stated in, here and when it is set by hand: its unit, else the currency (PRC-053). */
export const statedIn = ({ pricing_unit_details: unit }: Fee, currency: string) =>
  unit?.short_name ?? currency;

export const statedUnitPrice = ({ pricing_unit_details: unit, precise_unit_amount }: Fee) =>
  unit?.precise_unit_amount ?? precise_unit_amount;

export interface BilledPeriod {
  lago_subscription_id: string;
  external_subscription_id: string;
  subscription_from_datetime: string;
  subscription_to_datetime: string;
  charges_from_datetime: string | null;
  charges_to_datetime: string | null;
  invoicing_reason: string;
}

export interface InvoiceDetail extends Invoice {
  billing_periods: BilledPeriod[];
  fees: Fee[];
}

export interface InvoiceFilters {
  search: string;
  status?: string[];
  payment_status?: string[];
  payment_overdue?: boolean;
  currency?: string;
  external_customer_id?: string;
  issuing_date_from?: string;
  issuing_date_to?: string;
  subscription_id?: string;
  page: number;
  per_page?: number;
}

export const INVOICES_PER_PAGE = 25;

export const invoicesQuery = ({ search, ...filters }: InvoiceFilters) =>
  queryOptions({
    queryKey: ['invoices', 'list', search, filters],
    placeholderData: keepPreviousData,
    queryFn: async ({ signal }) =>
      pageOf(
        await api.get<{ invoices: Invoice[]; meta: PageMeta }>('/invoices', {
          query: { per_page: INVOICES_PER_PAGE, search_term: search, ...filters },
          signal,
        }),
        'invoices',
      ),
  });

interface Envelope {
  invoice: InvoiceDetail;
}

export const invoiceQuery = (id: string) =>
  queryOptions({
    queryKey: ['invoices', 'one', id],
    queryFn: async ({ signal }) => (await api.get<Envelope>(`/invoices/${id}`, { signal })).invoice,
  });

/** How an amount came about: the rule, the numbers, the parts. */
export interface Explanation {
  rule: string;
  text: string;
  inputs: Record<string, string>;
  result: string;
  steps: Explanation[];
}

/** Of the invoice's totals, or of one of its fees. */
export type Subject = { kind: 'invoice' | 'fee'; id: string };

export const explanationQuery = ({ kind, id }: Subject) =>
  queryOptions({
    queryKey: ['invoices', 'explanation', kind, id],
    queryFn: async ({ signal }) =>
      (await api.get<{ explanation: Explanation }>(`/${kind}s/${id}/explanation`, { signal })).explanation,
  });

export const refreshDraft = (id: string) => api.put<Envelope>(`/invoices/${id}/refresh`);

/** Of an invoice that could not be finished (INV-047). */
export const retryInvoice = (id: string) => api.post<Envelope>(`/invoices/${id}/retry`);

export const finalizeDraft = (id: string) => api.put<Envelope>(`/invoices/${id}/finalize`);

/** Makes the document where there is none yet and answers its address. */
export async function documentOf(id: string): Promise<string | null> {
  const { file_url: url } = (await api.post<Envelope>(`/invoices/${id}/download`)).invoice;
  return url && ownAddress(url);
}

/** The server's files are reached where the app was opened, whatever name of itself the server puts into links. */
export function ownAddress(url: string): string {
  const { pathname } = new URL(url, window.location.href);
  return pathname.startsWith('/files/') ? pathname : url;
}

/** What was edited by hand of a fee of a draft. */
export interface AdjustedFee {
  lago_id: string;
  /** Null where the draft no longer bills it. */
  lago_fee_id: string | null;
  units: string | null;
  unit_precise_amount: string | null;
  invoice_display_name: string | null;
}

export const adjustedFeesQuery = (invoiceId: string) =>
  queryOptions({
    queryKey: ['invoices', 'adjusted', invoiceId],
    queryFn: async ({ signal }) =>
      (await api.get<{ adjusted_fees: AdjustedFee[] }>(`/invoices/${invoiceId}/adjusted_fees`, { signal }))
        .adjusted_fees,
  });

/** Names a fee of the draft, or a charge that it has no fee of (INV-151, INV-154). */
export interface AdjustedFeeWrite {
  fee_id?: string;
  subscription_id?: string;
  charge_id?: string;
  charge_filter_id?: string;
  fixed_charge_id?: string;
  units?: string;
  unit_precise_amount?: string;
  invoice_display_name?: string;
}

/** The fee as it would be; nothing is saved. */
export const feePreviewQuery = (invoiceId: string, adjusted_fee: AdjustedFeeWrite | undefined) =>
  queryOptions({
    queryKey: ['invoices', 'fee preview', invoiceId, adjusted_fee],
    placeholderData: keepPreviousData,
    retry: false,
    queryFn: async ({ signal }) =>
      (
        await api.post<{ fee: Fee }>(
          `/invoices/${invoiceId}/adjusted_fees/preview`,
          { adjusted_fee },
          { signal },
        )
      ).fee,
  });

export const adjustFee = ({
  invoiceId,
  adjusted_fee,
}: {
  invoiceId: string;
  adjusted_fee: AdjustedFeeWrite;
}) => api.post<Envelope>(`/invoices/${invoiceId}/adjusted_fees`, { adjusted_fee });

export const resetFee = ({ invoiceId, feeId }: { invoiceId: string; feeId: string }) =>
  api.delete<Envelope>(`/invoices/${invoiceId}/adjusted_fees/${feeId}`);

interface Voiding {
  id: string;
  note?: { generate_credit_note: boolean; refund_amount: number; credit_amount: number };
}

export const voidInvoice = ({ id, note }: Voiding) => api.post<Envelope>(`/invoices/${id}/void`, note ?? {});

export const loseDispute = (id: string) => api.post<Envelope>(`/invoices/${id}/lose_dispute`);

export const deleteDraft = (id: string) => api.delete<Envelope>(`/invoices/${id}`);

export interface InvoiceChanges {
  payment_status?: PaymentStatus;
  metadata?: { id?: string; key: string; value: string }[];
}

export const updateInvoice = ({ id, ...changes }: InvoiceChanges & { id: string }) =>
  api.put<Envelope>(`/invoices/${id}`, { invoice: changes });
