import * as z from 'zod/mini';
import { requiredText, text } from '@/ui/schema';
import type { Address, Customer, CustomerChanges } from './customer.queries';

const addressSchema = z.object({
  address_line1: text(255),
  address_line2: text(255),
  zipcode: text(255),
  city: text(255),
  state: text(255),
  country: text(255),
});

export const customerSchema = z.object({
  external_id: requiredText(255),
  partner: z.boolean(),
  customer_type: z.string(),
  name: text(255),
  firstname: text(255),
  lastname: text(255),
  legal_name: text(255),
  legal_number: text(255),
  tax_identification_number: text(255),
  email: text(255),
  phone: text(255),
  url: text(2048),
  currency: z.string(),
  timezone: z.string(),
  finalize_zero_amount_invoice: z.enum(['inherit', 'finalize', 'skip']),
  address: addressSchema,
  sameAddress: z.boolean(),
  shipping: addressSchema,
  metadata: z.array(
    z.object({
      noteId: z.optional(z.string()),
      key: requiredText(20),
      value: requiredText(100),
      display_in_invoice: z.boolean(),
    }),
  ),
});

export type CustomerValues = z.infer<typeof customerSchema>;

/** A choice that stands for "nothing chosen": lists of choices need a value for it. */
export const NONE = 'none';

const ADDRESS_FIELDS = ['address_line1', 'address_line2', 'zipcode', 'city', 'state', 'country'] as const;

const addressOf = (address: Address | undefined): CustomerValues['address'] => ({
  address_line1: address?.address_line1 ?? '',
  address_line2: address?.address_line2 ?? '',
  zipcode: address?.zipcode ?? '',
  city: address?.city ?? '',
  state: address?.state ?? '',
  country: address?.country ?? '',
});

const isSame = (a: Address, b: Address) => ADDRESS_FIELDS.every((field) => a[field] === b[field]);

export function valuesOfCustomer(customer: Customer | undefined): CustomerValues {
  return {
    external_id: customer?.external_id ?? '',
    partner: customer?.account_type === 'partner',
    customer_type: customer?.customer_type ?? NONE,
    name: customer?.name ?? '',
    firstname: customer?.firstname ?? '',
    lastname: customer?.lastname ?? '',
    legal_name: customer?.legal_name ?? '',
    legal_number: customer?.legal_number ?? '',
    tax_identification_number: customer?.tax_identification_number ?? '',
    email: customer?.email ?? '',
    phone: customer?.phone ?? '',
    url: customer?.url ?? '',
    currency: customer?.currency ?? '',
    timezone: customer?.timezone ?? '',
    finalize_zero_amount_invoice: customer?.finalize_zero_amount_invoice ?? 'inherit',
    address: addressOf(customer),
    sameAddress: customer ? isSame(customer, customer.shipping_address) : false,
    shipping: addressOf(customer?.shipping_address),
    metadata: (customer?.metadata ?? []).map(({ lago_id: noteId, key, value, display_in_invoice }) => ({
      noteId,
      key,
      value,
      display_in_invoice,
    })),
  };
}

const orNull = (value: string) => (value === '' || value === NONE ? null : value);

const addressChanges = (address: CustomerValues['address']) =>
  Object.fromEntries(ADDRESS_FIELDS.map((field) => [field, orNull(address[field])]));

/** What is sent: emptied fields are cleared. */
export function changesOfCustomer(values: CustomerValues): CustomerChanges {
  const { partner, address, sameAddress, shipping, metadata, finalize_zero_amount_invoice, ...texts } =
    values;
  const fields = Object.entries(texts).map(([field, value]) => [field, orNull(value)]);
  return {
    ...Object.fromEntries(fields),
    external_id: values.external_id,
    account_type: partner ? 'partner' : 'customer',
    finalize_zero_amount_invoice,
    ...addressChanges(address),
    shipping_address: addressChanges(sameAddress ? address : shipping),
    metadata: metadata.map(({ noteId, ...note }) => ({ ...note, ...(noteId && { id: noteId }) })),
  };
}
