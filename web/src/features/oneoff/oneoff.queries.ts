import { api } from '@/api/client';
import type { InvoiceDetail } from '@/features/invoice/invoice.queries';

export interface LineWrite {
  add_on_code: string;
  unit_amount_cents: number;
  units: string;
  invoice_display_name?: string;
  description?: string;
  tax_codes?: string[];
  from_datetime?: string;
  to_datetime?: string;
}

export interface OneOffWrite {
  external_customer_id: string;
  billing_entity_code?: string;
  currency: string;
  purchase_order_number?: string;
  fees: LineWrite[];
}

export const issueOneOff = async (invoice: OneOffWrite) =>
  (await api.post<{ invoice: InvoiceDetail }>('/invoices', { invoice })).invoice;
