import * as z from 'zod/mini';
import { requiredText, text } from '@/ui/schema';
import type { BillingEntity, EntityChanges, InvoiceSettingsValues } from './entity.queries';

/** A choice that stands for "nothing chosen": lists of choices need a value for it. */
export const NONE = 'none';

const DETAILS = ['legal_name', 'legal_number', 'tax_identification_number', 'email', 'phone'] as const;
const ADDRESS = ['address_line1', 'address_line2', 'zipcode', 'city', 'state', 'country'] as const;

export const sellerSchema = z.object({
  name: requiredText(255),
  legal_name: text(255),
  legal_number: text(255),
  tax_identification_number: text(255),
  email: text(255),
  phone: text(255),
  address_line1: text(255),
  address_line2: text(255),
  zipcode: text(255),
  city: text(255),
  state: text(255),
  country: z.string(),
  default_currency: z.string(),
  timezone: z.string(),
  eu_tax_management: z.boolean(),
  einvoicing: z.boolean(),
});

export type SellerValues = z.infer<typeof sellerSchema>;

export function sellerValuesOf(entity: BillingEntity): SellerValues {
  const { name, default_currency, timezone, eu_tax_management = false, einvoicing = false } = entity;
  const texts = [...DETAILS, ...ADDRESS].map((field) => [field, entity[field] ?? '']);
  return {
    ...(Object.fromEntries(texts) as SellerValues),
    name,
    default_currency,
    timezone,
    eu_tax_management,
    einvoicing,
  };
}

const orNull = (value: string) => (value === '' || value === NONE ? null : value);

/** What is sent: emptied fields are cleared. */
export const sellerChangesOf = (values: SellerValues): EntityChanges =>
  Object.fromEntries(
    Object.entries(values).map(([field, value]) => [
      field,
      typeof value === 'string' ? orNull(value) : value,
    ]),
  );

export const MAX_DAYS = 3650;

const days = () =>
  z.string().check(
    z.trim(),
    z.regex(/^\d{1,9}$/, 'integer_is_invalid'),
    z.refine((value) => Number(value) <= MAX_DAYS, 'value_is_out_of_range'),
  );

export const invoiceSchema = z.object({
  document_numbering: z.enum(['per_customer', 'per_billing_entity']),
  document_number_prefix: requiredText(10),
  document_locale: z.string(),
  invoice_grace_period: days(),
  net_payment_term: days(),
  finalize_zero_amount_invoice: z.boolean(),
  subscription_invoice_issuing_date_anchor: z.enum(['current_period_end', 'next_period_start']),
  subscription_invoice_issuing_date_adjustment: z.enum(['keep_anchor', 'align_with_finalization_date']),
  invoice_footer: text(600),
});

export type InvoiceValues = z.infer<typeof invoiceSchema>;

export const invoiceValuesOf = (settings: InvoiceSettingsValues): InvoiceValues => ({
  document_numbering: settings.document_numbering,
  document_number_prefix: settings.document_number_prefix,
  document_locale: settings.document_locale,
  invoice_grace_period: String(settings.invoice_grace_period),
  net_payment_term: String(settings.net_payment_term),
  finalize_zero_amount_invoice: settings.finalize_zero_amount_invoice,
  subscription_invoice_issuing_date_anchor: settings.subscription_invoice_issuing_date_anchor,
  subscription_invoice_issuing_date_adjustment: settings.subscription_invoice_issuing_date_adjustment,
  invoice_footer: settings.invoice_footer ?? '',
});

export const invoiceChangesOf = (values: InvoiceValues): EntityChanges => ({
  ...values,
  invoice_grace_period: Number(values.invoice_grace_period),
  net_payment_term: Number(values.net_payment_term),
  invoice_footer: orNull(values.invoice_footer),
});

/** How the first number looks that an invoice gets with these settings (INV-113, INV-114). */
export function sampleNumber(
  numbering: InvoiceValues['document_numbering'],
  prefix: string,
  now = new Date(),
) {
  const month = now.toISOString().slice(0, 7).replace('-', '');
  return [prefix.trim().toUpperCase(), numbering === 'per_customer' ? '001' : month, '001'].join('-');
}

/** The days from the first day of a new period to the date on its invoice (INV-066). */
export function daysToIssue(
  anchor: InvoiceValues['subscription_invoice_issuing_date_anchor'],
  adjustment: InvoiceValues['subscription_invoice_issuing_date_adjustment'],
  graceDays: number,
): number {
  const start = anchor === 'current_period_end' ? -1 : 0;
  return adjustment === 'keep_anchor' || graceDays === 0 ? start : graceDays;
}
