import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { api } from '@/api/client';
import type { InvoiceDetail } from '@/features/invoice/invoice.queries';

/** A fee of the voided invoice that is billed again; what is absent stays as it was (INV-165). */
export interface RegeneratedFee {
  fee_id: string;
  units?: string;
  unit_precise_amount?: string;
  invoice_display_name?: string;
}

interface Envelope {
  invoice: InvoiceDetail;
}

/** The invoice as it would be; nothing is saved. */
export const regenerationPreviewQuery = (id: string, fees: RegeneratedFee[] | undefined) =>
  queryOptions({
    queryKey: ['invoices', 'regeneration', id, fees],
    placeholderData: keepPreviousData,
    retry: false,
    staleTime: 0,
    queryFn: async ({ signal }) =>
      (await api.post<Envelope>(`/invoices/${id}/regenerate/preview`, { invoice: { fees } }, { signal }))
        .invoice,
  });

export const regenerate = async ({ id, fees }: { id: string; fees: RegeneratedFee[] }) =>
  (await api.post<Envelope>(`/invoices/${id}/regenerate`, { invoice: { fees } })).invoice;
