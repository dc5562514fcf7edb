import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { api } from '@/api/client';
import { type PageMeta, pageOf } from '@/api/types';

export interface Address {
  address_line1: string | null;
  address_line2: string | null;
  city: string | null;
  zipcode: string | null;
  state: string | null;
  country: string | null;
}

export interface CustomerTax {
  code: string;
  name: string;
  rate: number;
}

export interface CustomerNote {
  lago_id: string;
  key: string;
  value: string;
  display_in_invoice: boolean;
}

export interface Customer extends Address {
  lago_id: string;
  sequential_id: number;
  slug: string;
  external_id: string;
  billing_entity_code: string;
  account_type: 'customer' | 'partner';
  customer_type: 'company' | 'individual' | null;
  name: string | null;
  firstname: string | null;
  lastname: string | null;
  email: string | null;
  legal_name: string | null;
  legal_number: string | null;
  tax_identification_number: string | null;
  phone: string | null;
  url: string | null;
  currency: string | null;
  timezone: string | null;
  applicable_timezone: string;
  net_payment_term: number | null;
  finalize_zero_amount_invoice: 'inherit' | 'skip' | 'finalize';
  billing_configuration: {
    invoice_grace_period: number | null;
    document_locale: string | null;
  };
  shipping_address: Address;
  metadata: CustomerNote[];
  taxes: CustomerTax[];
  created_at: string;
}

/** What a customer is called where only one line is there for it. */
export function customerName(
  customer: Pick<Customer, 'name' | 'firstname' | 'lastname' | 'legal_name' | 'external_id'>,
): string {
  const person = [customer.firstname, customer.lastname].filter(Boolean).join(' ');
  return customer.name || customer.legal_name || person || customer.external_id;
}

export interface CustomerFilters {
  search: string;
  currencies?: string[];
  countries?: string[];
  customer_type?: string;
  account_type?: string[];
  external_id?: string;
  page: number;
  per_page?: number;
}

export const CUSTOMERS_PER_PAGE = 25;

export const customersQuery = ({ search, ...filters }: CustomerFilters) =>
  queryOptions({
    queryKey: ['customers', 'list', search, filters],
    placeholderData: keepPreviousData,
    queryFn: async ({ signal }) =>
      pageOf(
        await api.get<{ customers: Customer[]; meta: PageMeta }>('/customers', {
          query: { per_page: CUSTOMERS_PER_PAGE, search_term: search, ...filters },
          signal,
        }),
        'customers',
      ),
  });

const at = (externalId: string, ...rest: string[]) =>
  ['/customers', encodeURIComponent(externalId), ...rest].join('/');

export const customerQuery = (externalId: string) =>
  queryOptions({
    queryKey: ['customers', 'one', externalId],
    queryFn: async ({ signal }) =>
      (await api.get<{ customer: Customer }>(at(externalId), { signal })).customer,
  });

/** What creating or changing a customer sends: only what is named changes. */
export type CustomerChanges = { external_id: string } & Record<string, unknown>;

export const saveCustomer = async (customer: CustomerChanges) =>
  (await api.post<{ customer: Customer }>('/customers', { customer })).customer;

export const deleteCustomer = (externalId: string) => api.delete(at(externalId));

export interface CustomerSettings {
  external_id: string;
  taxes: CustomerTax[];
  net_payment_term: number | null;
  applicable_net_payment_term: number;
  invoice_grace_period: number | null;
  applicable_invoice_grace_period: number;
  document_locale: string | null;
  applicable_document_locale: string;
  tax_choices: CustomerTax[];
  skip_invoice_custom_sections?: boolean;
  /** What invoices print now, whoever chose it. */
  applicable_invoice_custom_sections?: { code: string; name: string }[];
  invoice_custom_section_choices?: { code: string; name: string }[];
}

export const customerSettingsQuery = (externalId: string) =>
  queryOptions({
    queryKey: ['customers', 'settings', externalId],
    queryFn: async ({ signal }) =>
      (await api.get<{ settings: CustomerSettings }>(at(externalId, 'settings'), { signal })).settings,
  });

/** Each group of settings has an address and a permission of its own. */
export type SettingsGroup = 'tax_rates' | 'payment_terms' | 'grace_period' | 'lang' | 'custom_sections';

export const updateCustomerSettings = (
  externalId: string,
  group: SettingsGroup,
  settings: Record<string, unknown>,
) => api.put(at(externalId, 'settings', group), { settings });
