import { screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { ADMIN, FINANCE, MANAGER, openApp } from '@/test/app';
import { expectAccessible } from '@/test/axe';
import { billingAnswers, customer, listed, ok } from '@/test/billing';

const settings = {
  external_id: 'helios',
  taxes: [],
  net_payment_term: null,
  applicable_net_payment_term: 14,
  invoice_grace_period: 3,
  applicable_invoice_grace_period: 3,
  document_locale: null,
  applicable_document_locale: 'en',
  tax_choices: [{ code: 'vat', name: 'VAT', rate: 19 }],
};

function open(path: string, as = ADMIN, answers: Record<string, unknown> = {}) {
  const app = openApp(`/northwind${path}`, { as });
  const all = { ...billingAnswers, 'GET /api/v1/customers/helios/settings': ok({ settings }), ...answers };
  for (const [route, answer] of Object.entries(all))
    app.server.override(route, answer as ReturnType<typeof ok>);
  return app;
}

describe('the list of customers', () => {
  it('shows them, finds by the server, and is accessible', async () => {
    const { user, server, container } = open('/customers');
    expect(await screen.findByRole('link', { name: 'Helios Robotics' })).toBeVisible();
    await expectAccessible(container);
    await user.type(screen.getByRole('searchbox'), 'helios');
    await expect.poll(() => server.last('GET', '/api/v1/customers?')?.path).toContain('search_term=helios');
  });

  it('invites whoever may to create the first, and nobody else (WEB-031)', async () => {
    open('/customers', MANAGER, { 'GET /api/v1/customers': listed('customers', []) });
    expect((await screen.findAllByRole('link', { name: 'New customer' })).length).toBeGreaterThan(0);
  });

  it('lets finance look only (WEB-324)', async () => {
    open('/customers', FINANCE);
    expect(await screen.findByRole('link', { name: 'Helios Robotics' })).toBeVisible();
    expect(screen.queryByRole('link', { name: 'New customer' })).toBeNull();
    expect(screen.queryByRole('button', { name: 'More actions' })).toBeNull();
  });
});

describe('a customer', () => {
  it('shows subscriptions, usage and invoices, and is accessible', async () => {
    const { container } = open('/customers/helios');
    expect(await screen.findByRole('heading', { name: 'Helios Robotics' })).toBeVisible();
    expect(await screen.findByText('€4.12')).toBeVisible();
    expect(await screen.findByRole('link', { name: /NOR-001-003/ })).toBeVisible();
    await expectAccessible(container);
  });

  it.each(['usage', 'invoices', 'information', 'settings'])('has an accessible tab %s', async (tab) => {
    const { container } = open(`/customers/helios/${tab}`);
    await screen.findByRole('heading', { name: 'Helios Robotics' });
    await expect.poll(() => container.querySelector('[aria-busy="true"], .animate-shimmer')).toBeNull();
    await expectAccessible(container);
  });

  it('lets finance change settings, each by its own permission (PLT-428)', async () => {
    const { user, server } = open('/customers/helios/settings', FINANCE, {
      'PUT /api/v1/customers/helios/settings/payment_terms': ok({ settings }),
    });
    expect(await screen.findByText('As the billing entity: 14 days')).toBeVisible();
    expect(screen.getByText('3 days')).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Edit: Payment terms' }));
    await user.click(await screen.findByRole('radio', { name: "A value of the customer's own" }));
    await user.clear(screen.getByLabelText('Days'));
    await user.type(screen.getByLabelText('Days'), '45');
    await user.click(screen.getByRole('button', { name: 'Save' }));
    await expect
      .poll(() => server.last('PUT', '/api/v1/customers/helios/settings/payment_terms')?.body)
      .toEqual({ settings: { net_payment_term: 45 } });
  });

  it('is deleted only after its id is typed, since a subscription ends (WEB-139)', async () => {
    const { user, server } = open('/customers/helios', ADMIN, {
      'DELETE /api/v1/customers/helios': ok({ customer }),
    });
    await user.click(await screen.findByRole('button', { name: 'More actions' }));
    await user.click(await screen.findByRole('menuitem', { name: 'Delete customer' }));
    const dialog = within(await screen.findByRole('dialog'));
    expect(dialog.getByText(/1 subscription ends now/)).toBeVisible();
    expect(dialog.getByRole('button', { name: 'Delete customer' })).toBeDisabled();
    await user.type(dialog.getByRole('textbox'), 'helios');
    await user.click(dialog.getByRole('button', { name: 'Delete customer' }));
    await expect.poll(() => server.last('DELETE', '/api/v1/customers/helios')).toBeDefined();
  });
});

describe('the form', () => {
  it('creates a customer and is accessible', async () => {
    const { user, server, container } = open('/customers/new', MANAGER, {
      'POST /api/v1/customers': ok({ customer }),
    });
    await user.type(await screen.findByLabelText('Name'), 'Helios Robotics');
    await user.type(screen.getByLabelText('External id'), 'helios');
    await expectAccessible(container);
    await user.click(screen.getByRole('checkbox', { name: 'Ship to the billing address' }));
    await user.click(screen.getByRole('button', { name: 'Create customer' }));
    await expect
      .poll(() => server.last('POST', '/api/v1/customers')?.body.customer)
      .toMatchObject({
        external_id: 'helios',
        name: 'Helios Robotics',
        account_type: 'customer',
        email: null,
      });
  });

  it('changes one, and puts a refusal at its field', async () => {
    const refusal = {
      status: 422,
      body: { status: 422, code: 'validation_errors', error_details: { email: ['invalid_email_format'] } },
    };
    const { user } = open('/customers/helios/edit', ADMIN, { 'POST /api/v1/customers': refusal });
    expect(await screen.findByLabelText('External id')).toHaveAttribute('readonly');
    await user.type(screen.getByLabelText(/E-mail/), 'x');
    await user.click(screen.getByRole('button', { name: 'Save' }));
    expect(await screen.findByText('This is not an e-mail address.')).toBeVisible();
  });
});
