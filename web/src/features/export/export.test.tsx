import { screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { Permission } from '@/app/permissions/permissions';
import { ADMIN, openApp } from '@/test/app';
import { expectAccessible } from '@/test/axe';
import { billingAnswers, listed, ok } from '@/test/billing';

const pending = {
  lago_id: 'x-1',
  resource_type: 'invoice_fees',
  status: 'pending',
  file_name: null,
  file_url: null,
  row_count: null,
  created_at: '2026-03-01T10:00:00Z',
};
const completed = {
  ...pending,
  status: 'completed',
  file_name: 'invoice_fees.csv',
  file_url: 'http://tarn.test/files/abc.csv',
  row_count: 42,
};

function open(path: string, may?: readonly Permission[]) {
  const app = openApp(`/northwind${path}`, { as: ADMIN, may });
  for (const [route, answer] of Object.entries(billingAnswers)) app.server.override(route, answer);
  app.server.override('GET /api/v1/data_exports', listed('data_exports', []));
  app.server.override('POST /api/v1/data_exports/invoice_fees', ok({ data_export: pending }));
  app.server.override('GET /api/v1/data_exports/x-1', ok({ data_export: pending }));
  return app;
}

describe('a CSV file of a list (WEB-181)', () => {
  it('has what the list shows, says that it is being made, and then where it is', async () => {
    const { user, server } = open('/invoices?view=overdue');
    await user.click(await screen.findByRole('button', { name: 'Export' }));
    const dialog = within(await screen.findByRole('dialog'));
    await user.click(dialog.getByRole('radio', { name: /Fee of an invoice/ }));
    await user.click(dialog.getByRole('button', { name: 'Make the file' }));
    expect(await dialog.findByText('The file is being made…')).toBeVisible();
    expect(server.last('POST', '/api/v1/data_exports')?.body).toEqual({
      data_export: { filters: { status: ['finalized'], payment_overdue: true } },
    });
    server.override('GET /api/v1/data_exports/x-1', ok({ data_export: completed }));
    expect(await dialog.findByText('Fee of an invoice, 42 rows', {}, { timeout: 4000 })).toBeVisible();
    expect(dialog.getByRole('button', { name: 'Download' })).toBeVisible();
    await expectAccessible(document.body);
  });

  it('says when it could not be made', async () => {
    const { user, server } = open('/invoices');
    server.override(
      'POST /api/v1/data_exports/invoices',
      ok({ data_export: { ...pending, status: 'failed' } }),
    );
    server.override('GET /api/v1/data_exports/x-1', ok({ data_export: { ...pending, status: 'failed' } }));
    await user.click(await screen.findByRole('button', { name: 'Export' }));
    await user.click(await screen.findByRole('button', { name: 'Make the file' }));
    expect(await screen.findByText(/It could not be made/)).toBeVisible();
  });

  it('is offered for credit notes too', async () => {
    const { server, user } = open('/credit-notes');
    server.override('GET /api/v1/credit_notes', listed('credit_notes', []));
    await user.click(await screen.findByRole('button', { name: 'Export' }));
    expect(await screen.findByRole('radio', { name: /Item of a credit note/ })).toBeVisible();
  });

  it('is for who may take invoices away alone', async () => {
    open('/invoices', ['invoices:view']);
    await screen.findByRole('heading', { name: 'Invoices' });
    expect(screen.queryByRole('button', { name: 'Export' })).toBeNull();
  });
});
