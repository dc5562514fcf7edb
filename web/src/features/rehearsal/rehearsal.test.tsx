import { screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { ADMIN, openApp } from '@/test/app';
import { expectAccessible } from '@/test/axe';
import { charge, listed, ok, plan, subscription } from '@/test/billing';
import { isComparable, percentOf, rehearsalSchema, rehearsalWriteOf } from './rehearsalForm';

const old = { ...plan, code: 'team', pay_in_advance: true, charges: [charge], fixed_charges: [], taxes: [] };
const next = { ...old, lago_id: 'p-9', code: 'team_2027', name: 'Team 2027', pay_in_advance: false };

const rehearsal = {
  lago_id: 'r-1',
  plan_code: 'team_2027',
  plan_version: 1,
  currency: 'EUR',
  from: null,
  to: null,
  periods_count: 1,
  billed_amount_cents: 10000,
  rehearsed_amount_cents: 11250,
  difference_amount_cents: 1250,
  created_at: '2026-03-01T00:00:00Z',
};
const result = {
  external_customer_id: 'helios',
  external_subscription_id: 'sub_helios',
  lago_invoice_id: 'i-1',
  from: '2026-01-31T23:00:00Z',
  to: '2026-02-28T22:59:59Z',
  billed_amount_cents: 10000,
  rehearsed_amount_cents: 11250,
  difference_amount_cents: 1250,
  fees: [
    {
      fee_type: 'charge',
      item_code: 'api_calls',
      item_name: 'API calls',
      billed_amount_cents: 5100,
      rehearsed_amount_cents: 6350,
      difference_amount_cents: 1250,
    },
  ],
};

function open(path: string, may?: Parameters<typeof openApp>[1]) {
  const app = openApp(`/northwind${path}`, { as: ADMIN, ...may });
  app.server.override('GET /api/v1/plans', listed('plans', [old, next]));
  app.server.override('GET /api/v1/subscriptions', listed('subscriptions', [subscription, subscription]));
  app.server.override('POST /api/v1/price_rehearsals', ok({ price_rehearsal: rehearsal }));
  app.server.override('GET /api/v1/price_rehearsals/r-1', ok({ price_rehearsal: rehearsal }));
  app.server.override('GET /api/v1/price_rehearsals/r-1/results', listed('results', [result]));
  return app;
}

const values = {
  planCode: 'team_2027',
  who: 'plan' as const,
  oldPlanCode: 'team',
  ids: [],
  fromOn: '2026-01-01',
  toOn: '',
};

describe('what is rehearsed', () => {
  it('are at most a hundred customers, from midnight of their day', () => {
    const many = Array.from({ length: 120 }, (_, index) => `c${index}`);
    const write = rehearsalWriteOf(values, many, 'Europe/Berlin');
    expect(write.external_customer_ids).toHaveLength(100);
    expect(write.from).toBe('2025-12-31T23:00:00Z');
    expect(write).not.toHaveProperty('to');
  });

  it('is a plan against another of the same interval and currency', () => {
    const other = { code: 'b', interval: 'monthly' as const, amount_currency: 'EUR' };
    expect(isComparable({ ...other, code: 'a' }, other)).toBe(true);
    expect(isComparable(other, other)).toBe(false);
    expect(isComparable({ ...other, code: 'a', interval: 'yearly' }, other)).toBe(false);
    expect(isComparable({ ...other, code: 'a', amount_currency: 'USD' }, other)).toBe(false);
  });

  it('does not end before it begins', () => {
    expect(rehearsalSchema.safeParse({ ...values, toOn: '2025-12-31' }).error?.issues).toMatchObject([
      { path: ['toOn'], message: 'invalid_date' },
    ]);
  });
});

it('a difference is told in percent of what was billed', () => {
  expect(percentOf(1250, 10000)).toBe('+12.5');
  expect(percentOf(-33, 1000)).toBe('−3.3');
  expect(percentOf(0, 1000)).toBe('0.0');
  expect(percentOf(5, 0)).toBeNull();
});

describe('the page that rehearses prices', () => {
  it('offers plans that can be, finds who is on the other, and leads to the results', async () => {
    const { user, server, router, container } = open('/rehearsals');
    await user.click(await screen.findByRole('combobox', { name: 'New prices' }));
    expect(screen.queryByRole('option', { name: /^Team team/ })).toBeNull();
    await user.click(await screen.findByRole('option', { name: /Team 2027/ }));
    await user.click(screen.getByRole('combobox', { name: 'Plan they are on' }));
    await user.click(await screen.findByRole('option', { name: /Team/ }));
    expect(await screen.findByText('1 customer is on it.')).toBeVisible();
    await expectAccessible(container);
    await user.click(screen.getByRole('button', { name: 'Rehearse' }));
    await expect.poll(() => router.state.location.pathname).toBe('/northwind/rehearsals/r-1');
    expect(server.last('POST', '/api/v1/price_rehearsals')?.body).toEqual({
      price_rehearsal: { plan_code: 'team_2027', external_customer_ids: ['helios'] },
    });
  });

  it('shows the difference as a whole, by period and by fee, and is accessible', async () => {
    const { user, container } = open('/rehearsals/r-1');
    expect(await screen.findByText('+12.5 %')).toBeVisible();
    await expectAccessible(container);
    await user.click(await screen.findByRole('button', { name: 'helios' }));
    const drawer = within(await screen.findByRole('dialog'));
    expect(drawer.getByText('API calls')).toBeVisible();
    expect(drawer.getByText('€63.50')).toBeVisible();
    expect(drawer.getByRole('link', { name: 'The invoice' })).toHaveAttribute(
      'href',
      '/northwind/invoices/i-1',
    );
  });

  it('is no entry for who may not change subscriptions', async () => {
    open('/plans', { may: ['plans:view'] });
    await screen.findByRole('heading', { name: 'Plans' });
    expect(screen.queryByRole('link', { name: 'Price rehearsal' })).toBeNull();
  });
});
