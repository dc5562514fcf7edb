import { screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { ADMIN, openApp } from '@/test/app';
import { expectAccessible } from '@/test/axe';
import { listed, ok } from '@/test/billing';
import type { BillingEntity } from './entity.queries';

const bank = { code: 'bank', name: 'Bank details' };
const thanks = { code: 'thanks', name: 'Thanks' };

const entity: BillingEntity = {
  lago_id: 'e-1',
  code: 'northwind',
  name: 'Northwind',
  is_default: true,
  default_currency: 'EUR',
  timezone: 'UTC',
  legal_name: null,
  legal_number: null,
  tax_identification_number: null,
  email: null,
  phone: null,
  address_line1: null,
  address_line2: null,
  city: null,
  zipcode: null,
  state: null,
  country: 'DE',
  logo_url: null,
  eu_tax_management: false,
  einvoicing: true,
  selected_invoice_custom_sections: [bank],
  taxes: [],
  created_at: '2026-01-01T09:00:00Z',
  updated_at: '2026-01-01T09:00:00Z',
};

const path = '/api/v1/billing_entities/northwind';

function open(may?: Parameters<typeof openApp>[1]) {
  const app = openApp('/northwind/settings/billing-entities/northwind', { as: ADMIN, ...may });
  app.server.override('GET /api/v1/billing_entities', ok({ billing_entities: [entity] }));
  app.server.override(`GET ${path}`, ok({ billing_entity: entity }));
  app.server.override(`PUT ${path}`, ok({ billing_entity: entity }));
  app.server.override(
    'GET /api/v1/invoice_custom_sections',
    listed('invoice_custom_sections', [bank, thanks]),
  );
  return app;
}

describe('a billing entity', () => {
  it('leaves its customers’ taxes to European law (CRD-070)', async () => {
    const { user, server, container } = open();
    const law = await screen.findByRole('switch', { name: /European taxes/ });
    expect(screen.getByRole('switch', { name: /E-invoices/ })).toBeChecked();
    await expectAccessible(container);
    await user.click(law);
    await user.click(screen.getAllByRole('button', { name: 'Save' })[0] as HTMLElement);
    await expect
      .poll(() => server.last('PUT', path)?.body.billing_entity)
      .toMatchObject({ eu_tax_management: true, einvoicing: true, country: 'DE' });
  });

  it('chooses what invoices print (WEB-255)', async () => {
    const { user, server } = open();
    const choice = await screen.findByRole('button', { name: 'Thanks' });
    expect(screen.getByRole('button', { name: 'Bank details' })).toHaveAttribute('aria-pressed', 'true');
    await user.click(choice);
    const save = screen
      .getAllByRole('button', { name: 'Save' })
      .find((button) => !button.matches(':disabled'));
    await user.click(save as HTMLElement);
    await expect
      .poll(() => server.last('PUT', path)?.body.billing_entity)
      .toEqual({ invoice_custom_section_codes: ['bank', 'thanks'] });
  });

  it('is only read by who may not change it', async () => {
    open({ may: ['billing_entities:view'] });
    expect(await screen.findByText('European taxes')).toBeVisible();
    expect(screen.getByText('Bank details')).toBeVisible();
    expect(screen.queryByRole('switch')).toBeNull();
    expect(screen.queryByRole('button', { name: 'Save' })).toBeNull();
  });
});
