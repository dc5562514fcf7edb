import { screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { ADMIN, openApp } from '@/test/app';
import { expectAccessible } from '@/test/axe';
import { billingAnswers, customer, invoice, listed, ok } from '@/test/billing';

function open(may?: Parameters<typeof openApp>[1]) {
  const app = openApp('/northwind/customers/helios/timeline', { as: ADMIN, ...may });
  for (const [route, answer] of Object.entries(billingAnswers)) app.server.override(route, answer);
  app.server.override('GET /api/v1/customers/helios', ok({ customer }));
  app.server.override('GET /api/v1/invoices', listed('invoices', [invoice]));
  app.server.override('GET /api/v1/payments', listed('payments', []));
  app.server.override('GET /api/v1/credit_notes', listed('credit_notes', []));
  app.server.override('GET /api/v1/wallets', listed('wallets', []));
  return app;
}

describe('the timeline of a customer', () => {
  it('tells of everything in the order of time, and is accessible', async () => {
    const { container } = open();
    expect(await screen.findByRole('link', { name: 'Invoice NOR-001-003' })).toHaveAttribute(
      'href',
      '/northwind/invoices/i-1',
    );
    const entries = screen.getAllByRole('listitem').map((entry) => entry.textContent ?? '');
    const place = (text: string) => entries.findIndex((entry) => entry.startsWith(text));
    expect(place('Invoice NOR-001-003')).toBeGreaterThan(-1);
    expect(place('Invoice NOR-001-003')).toBeLessThan(place('Subscribed to team'));
    await expectAccessible(container);
  });

  it('asks for nothing that the role does not open', async () => {
    const { server } = open({ may: ['customers:view'] });
    expect(await screen.findByText('Became a customer')).toBeVisible();
    expect(server.last('GET', '/api/v1/invoices')).toBeUndefined();
    expect(server.last('GET', '/api/v1/payments')).toBeUndefined();
  });
});
