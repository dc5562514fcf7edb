import { screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { ADMIN, openApp } from '@/test/app';
import { expectAccessible } from '@/test/axe';
import { billingAnswers, customer, invoiceDetail, listed, ok } from '@/test/billing';
import type { InvoiceDetail } from './invoice.queries';

function open(changes: Partial<InvoiceDetail>, may?: Parameters<typeof openApp>[1]) {
  const app = openApp('/northwind/invoices/i-1', { as: ADMIN, ...may });
  const answers = {
    ...billingAnswers,
    'GET /api/v1/invoices/i-1': ok({ invoice: { ...invoiceDetail, ...changes } }),
    'GET /api/v1/payments': listed('payments', []),
    'GET /api/v1/credit_notes': listed('credit_notes', []),
  };
  for (const [route, answer] of Object.entries(answers)) app.server.override(route, answer);
  return app;
}

describe('an invoice that is not final', () => {
  it('says that its taxes wait for VIES (INV-044)', async () => {
    const { container } = open({ status: 'pending', tax_status: 'pending' });
    expect(await screen.findByText(/Its taxes wait for VIES/)).toBeVisible();
    expect(screen.getByText('Waiting for VIES')).toBeVisible();
    await expectAccessible(container);
  });

  it('is tried again after it failed (INV-047)', async () => {
    const { user, server } = open({ status: 'failed', tax_status: 'failed' });
    server.override('POST /api/v1/invoices/i-1/retry', ok({ invoice: invoiceDetail }));
    await user.click(await screen.findByRole('button', { name: 'Try again' }));
    await expect.poll(() => server.last('POST', '/api/v1/invoices/i-1/retry')).toBeTruthy();
  });

  it('is not tried again by who may not', async () => {
    open({ status: 'failed' }, { may: ['invoices:view'] });
    expect(await screen.findByText('This invoice could not be finished.')).toBeVisible();
    expect(screen.queryByRole('button', { name: 'Try again' })).toBeNull();
  });
});

describe('a customer whose VAT number VIES has not confirmed (CRD-076)', () => {
  it('says so on all its pages', async () => {
    const vies_check = {
      status: 'pending',
      valid: null,
      valid_format: true,
      attempts: 2,
      error: 'MS_UNAVAILABLE',
      next_attempt_at: '2026-03-02T10:00:00Z',
    };
    const app = openApp('/northwind/customers/helios/information', { as: ADMIN });
    for (const [route, answer] of Object.entries(billingAnswers)) app.server.override(route, answer);
    const waiting = { ...customer, tax_identification_number: 'DE123456789', vies_check };
    app.server.override('GET /api/v1/customers/helios', ok({ customer: waiting }));
    expect(await screen.findByText('VIES has not confirmed DE123456789 yet')).toBeVisible();
    expect(await screen.findByText('VIES is asked')).toBeVisible();
    expect(screen.getByText(/MS_UNAVAILABLE/)).toBeVisible();
    await expectAccessible(app.container);
  });
});
