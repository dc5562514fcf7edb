import { screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { ADMIN, openApp } from '@/test/app';
import { expectAccessible } from '@/test/axe';
import { billingAnswers, listed, ok } from '@/test/billing';
import type { Section } from './section.queries';

const bank: Section = {
  lago_id: 's-1',
  name: 'Bank details',
  code: 'bank',
  description: null,
  details: 'IBAN DE02 1203 0000 0000 2020 51',
  display_name: 'How to pay',
  created_at: '2026-01-01T09:00:00Z',
};
const thanks = { ...bank, lago_id: 's-2', name: 'Thanks', code: 'thanks' };

type Opening = Parameters<typeof openApp>[1];

function open(path: string, may?: Opening) {
  const app = openApp(`/northwind${path}`, { as: ADMIN, ...may });
  app.server.override(
    'GET /api/v1/invoice_custom_sections',
    listed('invoice_custom_sections', [bank, thanks]),
  );
  return app;
}

describe('custom sections (WEB-256)', () => {
  it('are listed, and written with a preview', async () => {
    const { user, server, container } = open('/settings/custom-sections');
    server.override('POST /api/v1/invoice_custom_sections', ok({ invoice_custom_section: bank }));
    expect(await screen.findByRole('button', { name: 'Bank details' })).toBeVisible();
    await expectAccessible(container);
    await user.click(screen.getByRole('button', { name: 'New section' }));
    const dialog = within(await screen.findByRole('dialog'));
    await user.type(dialog.getByLabelText('Name'), 'Legal');
    await user.type(dialog.getByLabelText(/^Heading/), 'Notes');
    expect(within(dialog.getByRole('figure')).getByText('Notes')).toBeVisible();
    await expectAccessible(document.body);
    await user.click(dialog.getByRole('button', { name: 'Create section' }));
    await expect
      .poll(() => server.last('POST', '/api/v1/invoice_custom_sections')?.body.invoice_custom_section)
      .toEqual({ name: 'Legal', code: 'legal', display_name: 'Notes', details: null, description: null });
  });

  it('say before they are deleted that finalized invoices keep them', async () => {
    const { user, server } = open('/settings/custom-sections');
    server.override('DELETE /api/v1/invoice_custom_sections/bank', ok({ invoice_custom_section: bank }));
    await user.click((await screen.findAllByRole('button', { name: 'More actions' }))[0] as HTMLElement);
    await user.click(await screen.findByRole('menuitem', { name: 'Delete' }));
    expect(await screen.findByText(/Finalized invoices keep/)).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Delete' }));
    await expect.poll(() => server.last('DELETE', '/api/v1/invoice_custom_sections/bank')).toBeTruthy();
  });

  it('have nothing to change for who may only look', async () => {
    open('/settings/custom-sections', { may: ['invoice_custom_sections:view'] });
    expect(await screen.findByText('Thanks')).toBeVisible();
    expect(screen.queryByRole('button', { name: 'New section' })).toBeNull();
    expect(screen.queryByRole('button', { name: 'More actions' })).toBeNull();
  });
});

const settings = {
  external_id: 'helios',
  taxes: [],
  net_payment_term: null,
  applicable_net_payment_term: 30,
  invoice_grace_period: null,
  applicable_invoice_grace_period: 0,
  document_locale: null,
  applicable_document_locale: 'en',
  tax_choices: [],
  skip_invoice_custom_sections: false,
  applicable_invoice_custom_sections: [bank],
  invoice_custom_section_choices: [bank, thanks],
};

function openCustomer(may?: Opening) {
  const app = open('/customers/helios/settings', may);
  const answers = {
    ...billingAnswers,
    'GET /api/v1/customers/helios/settings': ok({ settings }),
    'PUT /api/v1/customers/helios/settings/custom_sections': ok({ settings }),
    'GET /api/v1/billing_entities/northwind': ok({
      billing_entity: { code: 'northwind', selected_invoice_custom_sections: [bank] },
    }),
  };
  for (const [route, answer] of Object.entries(answers)) app.server.override(route, answer);
  return app;
}

const path = '/api/v1/customers/helios/settings/custom_sections';

describe('the sections of a customer (INV-192)', () => {
  it('are the billing entity’s until others or none are chosen', async () => {
    const { user, server } = openCustomer();
    const edit = await screen.findByRole('button', { name: 'Edit: Custom sections' });
    await user.click(edit);
    const dialog = within(await screen.findByRole('dialog'));
    expect(dialog.getByRole('radio', { name: 'Those of the billing entity' })).toBeChecked();
    await user.click(dialog.getByRole('radio', { name: 'Others' }));
    await user.click(dialog.getByRole('button', { name: 'Bank details' }));
    await user.click(dialog.getByRole('button', { name: 'Save' }));
    expect(await dialog.findByText('Choose at least one.')).toBeVisible();
    await user.click(dialog.getByRole('button', { name: 'Thanks' }));
    await expectAccessible(document.body);
    await user.click(dialog.getByRole('button', { name: 'Save' }));
    await expect
      .poll(() => server.last('PUT', path)?.body.settings)
      .toEqual({ skip_invoice_custom_sections: false, invoice_custom_section_codes: ['thanks'] });
  });

  it('are not chosen by who may not', async () => {
    openCustomer({ may: ['customers:view', 'customer_settings:view'] });
    expect(await screen.findByText('Bank details')).toBeVisible();
    expect(screen.queryByRole('button', { name: 'Edit: Custom sections' })).toBeNull();
  });
});
