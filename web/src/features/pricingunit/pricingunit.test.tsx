import { screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { ADMIN, openApp } from '@/test/app';
import { expectAccessible } from '@/test/axe';
import { billingAnswers, invoiceDetail, listed, ok, usageFee } from '@/test/billing';
import type { PricingUnit } from './pricingunit.queries';

const credits: PricingUnit = {
  lago_id: 'u-1',
  name: 'Credits',
  code: 'credits',
  short_name: 'CR',
  description: null,
  created_at: '2026-01-01T09:00:00Z',
};

function open(path: string, may?: Parameters<typeof openApp>[1]) {
  const app = openApp(`/northwind${path}`, { as: ADMIN, ...may });
  app.server.override('GET /api/v1/pricing_units', listed('pricing_units', [credits]));
  return app;
}

describe('pricing units (WEB-256)', () => {
  it('are listed and made', async () => {
    const { user, server, container } = open('/settings/pricing-units');
    server.override('POST /api/v1/pricing_units', ok({ pricing_unit: credits }));
    expect(await screen.findByText('CR')).toBeVisible();
    await expectAccessible(container);
    await user.click(screen.getByRole('button', { name: 'New pricing unit' }));
    const dialog = within(await screen.findByRole('dialog'));
    await user.type(dialog.getByLabelText('Name'), 'Tokens');
    await user.type(dialog.getByLabelText('Short name'), 'TOKEN');
    await expectAccessible(document.body);
    await user.click(dialog.getByRole('button', { name: 'Create unit' }));
    await expect
      .poll(() => server.last('POST', '/api/v1/pricing_units')?.body.pricing_unit)
      .toEqual({ name: 'Tokens', code: 'tokens', short_name: 'TOK', description: '' });
  });

  it('have nothing to change for who may only look', async () => {
    open('/settings/pricing-units', { may: ['pricing_units:view'] });
    expect(await screen.findByText('Credits')).toBeVisible();
    expect(screen.queryByRole('button', { name: 'New pricing unit' })).toBeNull();
    expect(screen.queryByRole('button', { name: 'Credits' })).toBeNull();
  });
});

describe('a fee priced in a unit (PRC-053)', () => {
  it('shows its tiers in the unit, and its amount in the currency', async () => {
    const app = openApp('/northwind/invoices/i-1', { as: ADMIN });
    const pricing_unit_details = {
      short_name: 'CR',
      amount_cents: 11960,
      precise_unit_amount: '0.24',
      conversion_rate: '0.05',
    };
    const invoice = { ...invoiceDetail, fees: [{ ...usageFee, pricing_unit_details }] };
    for (const [route, answer] of Object.entries(billingAnswers)) app.server.override(route, answer);
    app.server.override('GET /api/v1/invoices/i-1', ok({ invoice }));
    expect(await screen.findByText('119.60 CR at €0.05 each')).toBeVisible();
    expect(screen.getByText('4.975 CR')).toBeVisible();
    expect(screen.getByText('€5.98')).toBeVisible();
  });
});

describe('a charge priced in a unit (PRC-053)', () => {
  it('says what one is worth, and shows its prices in the unit', async () => {
    const { user, server, container } = open('/plans/new');
    await user.type(await screen.findByLabelText('Name'), 'Pro');
    await user.type(screen.getByLabelText('Fee per month'), '10');
    await user.click(await screen.findByRole('button', { name: 'Add charge' }));
    await user.click(screen.getByRole('combobox', { name: 'Metric' }));
    await user.click(await screen.findByRole('option', { name: /API requests/ }));
    await user.type(screen.getByLabelText('Price per unit'), '3');
    await user.click(screen.getByRole('combobox', { name: 'Priced in' }));
    await user.click(await screen.findByRole('option', { name: /Credits/ }));
    await user.click(screen.getByRole('button', { name: 'Create plan' }));
    expect(await screen.findByText('This is needed.')).toBeVisible();
    await user.type(screen.getByLabelText(/Worth of one/), '0.05');
    expect(screen.getByText('3,000.00 CR')).toBeVisible();
    await expectAccessible(container);
    await user.click(screen.getByRole('button', { name: 'Create plan' }));
    await expect
      .poll(() => server.last('POST', '/api/v1/plans')?.body.plan.charges[0])
      .toMatchObject({
        applied_pricing_unit: { code: 'credits', conversion_rate: '0.05' },
        properties: { amount: '3' },
      });
  });
});
