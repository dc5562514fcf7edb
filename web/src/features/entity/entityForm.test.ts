import { describe, expect, it } from 'vitest';
import {
  daysToIssue,
  invoiceChangesOf,
  invoiceSchema,
  invoiceValuesOf,
  NONE,
  sampleNumber,
  sellerChangesOf,
  sellerSchema,
} from './entityForm';
import { LOGO_MAX_BYTES, logoProblem } from './logo';

const values = invoiceValuesOf({
  document_numbering: 'per_customer',
  document_number_prefix: 'ACM-1A90',
  document_locale: 'en',
  invoice_grace_period: 3,
  net_payment_term: 0,
  finalize_zero_amount_invoice: true,
  subscription_invoice_issuing_date_anchor: 'next_period_start',
  subscription_invoice_issuing_date_adjustment: 'keep_anchor',
  invoice_footer: null,
});

describe('invoice settings', () => {
  it('go out as they came in', () => {
    expect(invoiceChangesOf(values)).toMatchObject({
      invoice_grace_period: 3,
      net_payment_term: 0,
      invoice_footer: null,
    });
  });

  it.each([
    ['3.5', 'integer_is_invalid'],
    ['-1', 'integer_is_invalid'],
    ['', 'integer_is_invalid'],
    ['3651', 'value_is_out_of_range'],
  ])('refuse %j days', (invoice_grace_period, code) => {
    const checked = invoiceSchema.safeParse({ ...values, invoice_grace_period });
    expect(checked.error?.issues[0]?.message).toBe(code);
  });

  it('need a prefix (PLT-032)', () => {
    expect(invoiceSchema.safeParse({ ...values, document_number_prefix: ' ' }).success).toBe(false);
    expect(invoiceSchema.safeParse({ ...values, document_number_prefix: 'ABCDEFGHIJK' }).success).toBe(false);
  });

  it('show how a number looks (INV-113, INV-114)', () => {
    expect(sampleNumber('per_customer', ' acm ')).toBe('ACM-001-001');
    expect(sampleNumber('per_billing_entity', 'ACM', new Date('2026-06-30T12:00:00Z'))).toBe(
      'ACM-202606-001',
    );
  });

  it.each([
    ['current_period_end', 'keep_anchor', 3, -1],
    ['current_period_end', 'align_with_finalization_date', 3, 3],
    ['current_period_end', 'align_with_finalization_date', 0, -1],
    ['next_period_start', 'keep_anchor', 3, 0],
    ['next_period_start', 'align_with_finalization_date', 3, 3],
  ] as const)(
    'date an invoice by %s and %s with %i days of grace (INV-066)',
    (anchor, adjustment, grace, days) => {
      expect(daysToIssue(anchor, adjustment, grace)).toBe(days);
    },
  );
});

describe('the seller', () => {
  const texts = Object.fromEntries(Object.keys(sellerSchema.shape).map((field) => [field, '']));
  const seller = { ...texts, eu_tax_management: true, einvoicing: false };

  it('is cleared where fields are emptied', () => {
    const changes = sellerChangesOf(sellerSchema.parse({ ...seller, name: ' Acme ', country: NONE }));
    expect(changes).toMatchObject({ name: 'Acme', legal_name: null, country: null });
    expect(changes).toMatchObject({ eu_tax_management: true, einvoicing: false });
  });
});

describe('a logo', () => {
  it('is a PNG or JPEG of at most 800 KB (PLT-032)', () => {
    expect(logoProblem({ type: 'image/png', size: LOGO_MAX_BYTES })).toBeUndefined();
    expect(logoProblem({ type: 'image/jpeg', size: LOGO_MAX_BYTES + 1 })).toBe('invalid_size');
    expect(logoProblem({ type: 'image/svg+xml', size: 10 })).toBe('invalid_content_type');
  });
});
