import { screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { ADMIN, FINANCE, openApp } from '@/test/app';
import { expectAccessible } from '@/test/axe';
import { billingAnswers, fee, invoice, invoiceDetail, listed, ok } from '@/test/billing';

function open(path: string, as = ADMIN, answers: Record<string, unknown> = {}) {
  const app = openApp(`/northwind${path}`, { as });
  for (const [route, answer] of Object.entries({ ...billingAnswers, ...answers }))
    app.server.override(route, answer as ReturnType<typeof ok>);
  return app;
}

const explanation = {
  rule: 'BIL-102',
  text: '31 of 31 days x 4900 cents',
  inputs: { days: '31', plan_amount_cents: '4900' },
  result: '4900',
  steps: [{ rule: 'BIL-061', text: 'March has 31 days', inputs: {}, result: '31', steps: [] }],
};

describe('the list of invoices', () => {
  it('shows number, customer, state and amount, and is accessible', async () => {
    const { container } = open('/invoices');
    const row = within(
      await screen.findByRole('link', { name: /NOR-001-003/ }).then((link) => link.closest('tr') ?? link),
    );
    expect(row.getAllByText('Helios Robotics').length).toBeGreaterThan(0);
    expect(row.getAllByText('Awaiting payment').length).toBeGreaterThan(0);
    expect(row.getByText('€65.43')).toBeVisible();
    await expectAccessible(container);
  });

  it('keeps the chosen view in the address and asks the server for it', async () => {
    const { user, router, server } = open('/invoices');
    await user.click(await screen.findByRole('button', { name: 'Overdue' }));
    await screen.findByRole('button', { name: 'Overdue', pressed: true });
    expect(router.state.location.href).toContain('view=overdue');
    await expect.poll(() => server.last('GET', '/api/v1/invoices?')?.path).toContain('payment_overdue=true');
  });

  it('says what makes the first one when there is none', async () => {
    open('/invoices', ADMIN, { 'GET /api/v1/invoices': listed('invoices', []) });
    expect(await screen.findByRole('heading', { name: 'No invoices yet' })).toBeVisible();
  });
});

describe('an invoice', () => {
  it('shows its fees with tiers, taxes and total, and is accessible', async () => {
    const { container } = open('/invoices/i-1');
    expect(await screen.findByRole('heading', { name: 'NOR-001-003' })).toBeVisible();
    expect(screen.getByText('Team – subscription fee')).toBeVisible();
    expect(screen.getByText('Up to 100')).toBeVisible();
    expect(screen.getByText('€4.975')).toBeVisible();
    expect(screen.getByText('VAT (19 % on €54.98)')).toBeVisible();
    expect(screen.getByRole('button', { name: 'Why €65.43?' })).toBeVisible();
    await expectAccessible(container);
  });

  it('explains an amount down to its rules and numbers', async () => {
    const { user } = open('/invoices/i-1', ADMIN, {
      'GET /api/v1/fees/f-1/explanation': ok({ explanation }),
    });
    await user.click(await screen.findByRole('button', { name: 'Why €49.00?' }));
    const panel = within(await screen.findByRole('dialog', { name: /How “Team” came to €49.00/ }));
    expect(await panel.findByText('31 of 31 days x 4900 cents')).toBeVisible();
    expect(panel.getByText('BIL-102')).toBeVisible();
    expect(panel.getByText('= 4,900')).toBeVisible();
    expect(panel.getByText('March has 31 days')).toBeVisible();
    await expectAccessible(document.body);
  });

  it('lets finance change how its payment stands (WEB-187)', async () => {
    const { user, server } = open('/invoices/i-1', FINANCE, {
      'PUT /api/v1/invoices/i-1': ok({ invoice: invoiceDetail }),
    });
    await user.click(await screen.findByRole('button', { name: 'More actions' }));
    await user.click(await screen.findByRole('menuitem', { name: 'Change payment status' }));
    await user.click(await screen.findByRole('radio', { name: 'Paid' }));
    await user.click(screen.getByRole('button', { name: 'Save' }));
    await expect
      .poll(() => server.last('PUT', '/api/v1/invoices/i-1')?.body)
      .toEqual({ invoice: { payment_status: 'succeeded' } });
  });

  it('can be finalized while a draft, after saying what that means (WEB-183)', async () => {
    const draft = { ...invoiceDetail, status: 'draft', number: 'NOR-DRAFT' };
    const { user, server } = open('/invoices/i-1', ADMIN, {
      'GET /api/v1/invoices/i-1': ok({ invoice: draft }),
      'PUT /api/v1/invoices/i-1/finalize': ok({ invoice: invoiceDetail }),
    });
    expect(await screen.findByText(/This is a draft, until 1 Mar 2026/)).toBeVisible();
    expect(screen.queryByRole('button', { name: 'Download PDF' })).toBeNull();
    await user.click(screen.getByRole('button', { name: 'Finalize' }));
    const dialog = within(await screen.findByRole('dialog'));
    expect(dialog.getByText(/€65.43 from Helios Robotics/)).toBeVisible();
    await user.click(dialog.getByRole('button', { name: 'Finalize' }));
    await expect.poll(() => server.last('PUT', '/api/v1/invoices/i-1/finalize')).toBeDefined();
  });

  it('folds charges without usage away', async () => {
    const unused = {
      ...invoiceDetail.fees[0],
      lago_id: 'f-3',
      units: '0.0',
      amount_cents: 0,
      item: { ...fee.item, type: 'charge', invoice_display_name: 'Storage' },
    };
    const { user } = open('/invoices/i-1', ADMIN, {
      'GET /api/v1/invoices/i-1': ok({
        invoice: { ...invoiceDetail, fees: [...invoiceDetail.fees, unused] },
      }),
    });
    await user.click(await screen.findByRole('button', { name: /1 charge without usage/ }));
    expect(screen.getByText('Storage')).toBeVisible();
  });

  it('keeps notes of the organization', async () => {
    const { user, server } = open('/invoices/i-1', ADMIN, { 'PUT /api/v1/invoices/i-1': ok({ invoice }) });
    await user.click(await screen.findByRole('button', { name: 'Edit' }));
    await user.click(await screen.findByRole('button', { name: 'Add a note' }));
    await user.type(screen.getByLabelText('Key'), 'ledger');
    await user.type(screen.getByLabelText('Value'), 'L-77');
    await user.click(screen.getByRole('button', { name: 'Save' }));
    await expect
      .poll(() => server.last('PUT', '/api/v1/invoices/i-1')?.body)
      .toEqual({ invoice: { metadata: [{ key: 'ledger', value: 'L-77' }] } });
  });

  it('that does not exist says so', async () => {
    open('/invoices/none');
    expect(await screen.findByText('It may have been deleted, or the address is wrong.')).toBeVisible();
  });
});
