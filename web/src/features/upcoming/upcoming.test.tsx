import { screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { ADMIN, openApp } from '@/test/app';
import { expectAccessible } from '@/test/axe';
import { billingAnswers, customer, invoiceDetail, ok, plans, subscription } from '@/test/billing';
import { billedTogether } from './upcoming.queries';

const bill = { ...invoiceDetail, lago_id: null, number: '', credit_notes_amount_cents: 2100 };

function open(path: string) {
  const app = openApp(`/northwind${path}`, { as: ADMIN });
  for (const [route, answer] of Object.entries(billingAnswers)) app.server.override(route, answer);
  app.server.override('GET /api/v1/customers/helios', ok({ customer }));
  app.server.override('GET /api/v1/plans', ok({ plans }));
  app.server.override('POST /api/v1/invoices/preview', ok({ invoice: bill }));
  return app;
}

describe('subscriptions that are billed together', () => {
  const other = { ...subscription, external_id: 'b' };

  it('end their period at the same time, in the same currency, at the same seller', () => {
    expect(billedTogether([subscription, other])).toEqual([['sub_helios', 'b']]);
    expect(billedTogether([subscription, { ...other, plan_amount_currency: 'USD' }])).toHaveLength(2);
    expect(billedTogether([subscription, { ...other, billing_entity_code: 'elsewhere' }])).toHaveLength(2);
  });

  it('come by the end of their period, and are active', () => {
    const sooner = { ...other, current_billing_period_ending_at: '2026-03-07T22:59:59Z' };
    expect(billedTogether([subscription, sooner])).toEqual([['b'], ['sub_helios']]);
    expect(billedTogether([{ ...subscription, status: 'pending' }])).toEqual([]);
  });
});

describe('the upcoming invoice of a customer', () => {
  it('shows lines and total of what will be billed, and is accessible', async () => {
    const { container, server } = open('/customers/helios');
    const heading = await screen.findByRole('heading', { name: 'On 1 Mar 2026' });
    const card = within(heading.closest('section') as HTMLElement);
    expect(card.getByText('Team – subscription fee')).toBeVisible();
    expect(card.getByText('€65.43')).toBeVisible();
    expect(server.last('POST', '/api/v1/invoices/preview')?.body).toEqual({
      customer: { external_id: 'helios' },
      subscriptions: { external_ids: ['sub_helios'] },
    });
    await expectAccessible(container);
  });

  it('says why it can’t be computed', async () => {
    const { server } = open('/customers/helios');
    server.override('POST /api/v1/invoices/preview', {
      status: 404,
      body: { code: 'subscription_not_found' },
    });
    expect(await screen.findByText(/can't be computed beforehand/)).toBeVisible();
  });
});

describe('changing a plan', () => {
  it('shows first what it bills and credits now (INV-183)', async () => {
    const { user, server } = open('/subscriptions/sub_helios');
    await user.click(await screen.findByRole('button', { name: 'Change plan' }));
    await user.click(await screen.findByRole('combobox', { name: 'New plan' }));
    await user.click(await screen.findByRole('option', { name: /Scale/ }));
    const heading = await screen.findByRole('heading', { name: 'Billed and credited now' });
    const preview = within(heading.parentElement as HTMLElement);
    expect(await preview.findByText('Credit')).toBeVisible();
    expect(preview.getByText('-€21.00')).toBeVisible();
    expect(server.last('POST', '/api/v1/invoices/preview')?.body.subscriptions).toEqual({
      external_ids: ['sub_helios'],
      plan_code: 'scale',
    });
    expect(server.last('POST', '/api/v1/subscriptions')).toBeUndefined();
    await expectAccessible(document.body);
  });
});
