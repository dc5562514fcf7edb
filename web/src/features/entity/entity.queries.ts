import { queryOptions } from '@tanstack/react-query';
import { api } from '@/api/client';
import { readDataUrl } from './logo';

export interface BillingEntity {
  lago_id: string;
  code: string;
  name: string;
  is_default: boolean;
  default_currency: string;
  timezone: string;
  legal_name: string | null;
  legal_number: string | null;
  tax_identification_number: string | null;
  email: string | null;
  phone: string | null;
  address_line1: string | null;
  address_line2: string | null;
  zipcode: string | null;
  city: string | null;
  state: string | null;
  country: string | null;
  /** Where the picture is, without the host. */
  logo_url: string | null;
  taxes: { code: string; name: string; rate: number }[];
  selected_invoice_custom_sections?: { code: string; name: string }[];
  created_at: string;
  updated_at: string;
}

export interface InvoiceSettingsValues {
  document_numbering: 'per_customer' | 'per_billing_entity';
  document_number_prefix: string;
  document_locale: string;
  /** In days. */
  invoice_grace_period: number;
  /** In days. */
  net_payment_term: number;
  finalize_zero_amount_invoice: boolean;
  subscription_invoice_issuing_date_anchor: 'current_period_end' | 'next_period_start';
  subscription_invoice_issuing_date_adjustment: 'keep_anchor' | 'align_with_finalization_date';
  invoice_footer: string | null;
}

const ENTITIES = ['billing_entities'];

const pathOf = (code: string) => `/billing_entities/${encodeURIComponent(code)}`;

/** All of them: the list has no pages. */
export const entitiesQuery = queryOptions({
  queryKey: [...ENTITIES, 'all'],
  queryFn: async ({ signal }) =>
    (await api.get<{ billing_entities: BillingEntity[] }>('/billing_entities', { signal })).billing_entities,
});

export const entityQuery = (code: string) =>
  queryOptions({
    queryKey: [...ENTITIES, 'one', code],
    queryFn: async ({ signal }) =>
      (await api.get<{ billing_entity: BillingEntity }>(pathOf(code), { signal })).billing_entity,
  });

/** Needs `organization:invoices:view`. */
export const invoiceSettingsQuery = (code: string) =>
  queryOptions({
    queryKey: [...ENTITIES, 'one', code, 'invoice_settings'],
    queryFn: async ({ signal }) =>
      (
        await api.get<{ invoice_settings: InvoiceSettingsValues }>(`${pathOf(code)}/invoice_settings`, {
          signal,
        })
      ).invoice_settings,
  });

/** Documents that can go out by themselves; the server writes them with a point. */
export const EMAIL_KINDS = ['invoice_finalized', 'credit_note_created', 'payment_receipt_created'] as const;
export type EmailKind = (typeof EMAIL_KINDS)[number];

const onWire = (kind: EmailKind) => kind.replace(/_(finalized|created)$/, '.$1');

interface EmailSettingsBody {
  email_settings: { email_settings: string[] };
}

export const emailSettingsQuery = (code: string) =>
  queryOptions({
    queryKey: [...ENTITIES, 'one', code, 'email_settings'],
    queryFn: async ({ signal }) => {
      const body = await api.get<EmailSettingsBody>(`${pathOf(code)}/email_settings`, { signal });
      const known = body.email_settings.email_settings;
      return EMAIL_KINDS.filter((kind) => known.includes(onWire(kind)));
    },
  });

export const updateEmailSettings = ({ code, kinds }: { code: string; kinds: readonly EmailKind[] }) =>
  api.put(`${pathOf(code)}/email_settings`, { email_settings: { email_settings: kinds.map(onWire) } });

/** The picture as a data address: an `<img>` could not say for which organization it asks. */
export const logoQuery = ({ lago_id, updated_at }: BillingEntity) =>
  queryOptions({
    queryKey: [...ENTITIES, 'logo', lago_id, updated_at],
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: async ({ signal }) => readDataUrl(await api.file(`${pathOf(lago_id)}/logo`, { signal })),
  });

/** Also the organization's own page, customers' inherited settings and drafts show what an entity says. */
export const ENTITY_CHANGES = [ENTITIES, ['organization'], ['customers'], ['invoices']];

export type EntityChanges = Record<string, unknown>;

export const createEntity = async (entity: EntityChanges & { code: string }) => {
  await api.post('/billing_entities', { billing_entity: entity });
  return entity.code;
};

export const updateEntity = ({ code, changes }: { code: string; changes: EntityChanges }) =>
  api.put(pathOf(code), { billing_entity: changes });

export const updateInvoiceSettings = ({ code, changes }: { code: string; changes: EntityChanges }) =>
  api.put(`${pathOf(code)}/invoice_settings`, { invoice_settings: changes });

export const archiveEntity = (code: string) => api.delete(pathOf(code));
