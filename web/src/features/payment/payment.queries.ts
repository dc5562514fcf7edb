import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { api } from '@/api/client';
import { type PageMeta, pageOf } from '@/api/types';
import type { Invoice } from '@/features/invoice/invoice.queries';

export interface Payment {
  lago_id: string;
  external_customer_id: string;
  invoice_ids: string[];
  invoice_numbers?: string[];
  payable_type: 'Invoice' | 'PaymentRequest';
  amount_cents: number;
  amount_currency: string;
  payment_status: 'pending' | 'processing' | 'succeeded' | 'failed';
  type: 'manual' | 'provider';
  reference: string | null;
  payment_provider_type: string | null;
  external_payment_id: string | null;
  paid_at?: string | null;
  created_at: string;
}

export interface PaymentReceipt {
  lago_id: string;
  number: string;
  payment: Payment;
  file_url?: string | null;
  created_at: string;
}

export interface PaymentRequest {
  lago_id: string;
  email: string | null;
  amount_cents: number;
  amount_currency: string;
  payment_status: string;
  created_at: string;
  invoices: Invoice[];
}

export interface PaymentFilters {
  search?: string;
  external_customer_id?: string;
  invoice_id?: string;
  currency?: string;
  page?: number;
  per_page?: number;
}

export const PER_PAGE = 25;

export const paymentsQuery = ({ search, ...filters }: PaymentFilters) =>
  queryOptions({
    queryKey: ['payments', 'list', search, filters],
    placeholderData: keepPreviousData,
    queryFn: async ({ signal }) =>
      pageOf(
        await api.get<{ payments: Payment[]; meta: PageMeta }>('/payments', {
          query: { per_page: PER_PAGE, search_term: search, ...filters },
          signal,
        }),
        'payments',
      ),
  });

/** The receipts of the payments of an invoice. */
export const receiptsQuery = (invoiceId: string) =>
  queryOptions({
    queryKey: ['payments', 'receipts', invoiceId],
    queryFn: async ({ signal }) =>
      (
        await api.get<{ payment_receipts: PaymentReceipt[] }>('/payment_receipts', {
          query: { invoice_id: invoiceId },
          signal,
        })
      ).payment_receipts,
  });

export const receiptListQuery = (page: number) =>
  queryOptions({
    queryKey: ['payments', 'receipt list', page],
    placeholderData: keepPreviousData,
    queryFn: async ({ signal }) =>
      pageOf(
        await api.get<{ payment_receipts: PaymentReceipt[]; meta: PageMeta }>('/payment_receipts', {
          query: { per_page: PER_PAGE, page },
          signal,
        }),
        'payment_receipts',
      ),
  });

export const requestsQuery = (externalCustomerId: string) =>
  queryOptions({
    queryKey: ['payment_requests', externalCustomerId],
    queryFn: async ({ signal }) =>
      (
        await api.get<{ payment_requests: PaymentRequest[] }>('/payment_requests', {
          query: { external_customer_id: externalCustomerId, per_page: 20 },
          signal,
        })
      ).payment_requests,
  });

export interface PaymentWrite {
  invoice_id: string;
  amount_cents: number;
  reference: string;
  paid_at: string;
}

export const recordPayment = async (payment: PaymentWrite) =>
  (await api.post<{ payment: Payment }>('/payments', { payment })).payment;

export interface RequestWrite {
  external_customer_id: string;
  email: string;
  lago_invoice_ids: string[];
}

export const requestPayment = (payment_request: RequestWrite) =>
  api.post('/payment_requests', { payment_request });
