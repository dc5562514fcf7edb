import { screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { FixedCharge, Plan } from '@/features/plan/plan.queries';
import { planValuesOf } from '@/features/plan/planForm';
import { ADMIN, openApp } from '@/test/app';
import { expectAccessible } from '@/test/axe';
import { billingAnswers, charge, ok, plan, subscriptionDetail } from '@/test/billing';
import { changesOf, overridesOf } from './ownPrices';
import { thresholdsSchemaOf, thresholdWriteOf } from './thresholds';

const seats: FixedCharge = {
  lago_id: 'fc-1',
  lago_add_on_id: 'ao-1',
  add_on_code: 'seats',
  code: 'seats',
  invoice_display_name: 'Seats',
  charge_model: 'standard',
  units: 5,
  pay_in_advance: true,
  prorated: true,
  properties: { amount: '10' },
  taxes: [],
};

const sold: Plan & typeof plan = {
  ...plan,
  invoice_display_name: null,
  bill_charges_monthly: null,
  bill_fixed_charges_monthly: null,
  pending_deletion: false,
  created_at: '2026-01-01T00:00:00Z',
  charges: [charge],
  fixed_charges: [seats],
  taxes: [],
};

const detail = {
  ...subscriptionDetail,
  plan: sold,
  progressive_billing_disabled: false,
  applicable_usage_thresholds: [],
};

function open(path: string, may?: Parameters<typeof openApp>[1]) {
  const app = openApp(`/northwind${path}`, { as: ADMIN, ...may });
  for (const [route, answer] of Object.entries(billingAnswers)) app.server.override(route, answer);
  app.server.override('GET /api/v1/subscriptions/sub_helios', ok({ subscription: detail }));
  app.server.override('PUT /api/v1/subscriptions/sub_helios', ok({ subscription: detail }));
  return app;
}

describe('what is sent of prices of its own (SUB-070)', () => {
  it('is nothing where nothing was changed', () => {
    expect(overridesOf(sold, planValuesOf(sold))).toEqual({});
  });

  it('is what was changed alone', () => {
    const values = planValuesOf(sold);
    const [first] = values.charges;
    const [fixed] = values.fixed_charges;
    if (!first || !fixed) throw new Error('a charge of each kind expected');
    values.amount = '39.00';
    first.prices.amount = '0.008';
    fixed.units = '7';
    fixed.apply_units_immediately = true;
    expect(overridesOf(sold, values)).toEqual({
      amount_cents: 3900,
      charges: [
        {
          id: 'ch-1',
          invoice_display_name: null,
          min_amount_cents: 0,
          properties: { amount: '0.008' },
          filters: [],
        },
      ],
      fixed_charges: [
        { id: 'fc-1', units: '7', apply_units_immediately: true, properties: { amount: '10' } },
      ],
    });
    expect(changesOf(sold, values, 'Fee').map(({ name }) => name)).toEqual(['Fee', 'api_calls', 'Seats']);
  });
});

describe('the page of prices of its own', () => {
  it('says what will change before it is saved, and is accessible', async () => {
    const { user, server, router, container } = open('/subscriptions/sub_helios/prices');
    const fee = await screen.findByLabelText(/^Fee per month/);
    await user.clear(fee);
    await user.type(fee, '39');
    expect(await screen.findByText('€49.00')).toBeVisible();
    expect(screen.getByText('€39.00')).toBeVisible();
    await expectAccessible(container);
    await user.click(screen.getByRole('button', { name: 'Save prices' }));
    await expect.poll(() => router.state.location.pathname).toBe('/northwind/subscriptions/sub_helios');
    expect(server.last('PUT', '/api/v1/subscriptions/sub_helios')?.body).toEqual({
      subscription: { plan_overrides: { amount_cents: 3900 } },
    });
  });

  it('is forbidden to who may not change subscriptions', async () => {
    open('/subscriptions/sub_helios/prices', { may: ['subscriptions:view'] });
    expect(await screen.findByRole('heading', { name: 'Your role does not open this page' })).toBeVisible();
    expect(screen.queryByRole('button', { name: 'Save prices' })).toBeNull();
  });
});

describe('thresholds of a subscription (SUB-080)', () => {
  const own = { how: 'own' as const, rows: [{ amount: '100', name: 'First' }], recurring: '50' };

  it('replace the plan’s, follow it again, or are off', () => {
    expect(thresholdWriteOf(own, 'EUR')).toEqual({
      progressive_billing_disabled: false,
      usage_thresholds: [
        { amount_cents: 10000, threshold_display_name: 'First', recurring: false },
        { amount_cents: 5000, threshold_display_name: null, recurring: true },
      ],
    });
    expect(thresholdWriteOf({ ...own, how: 'plan' }, 'EUR')).toEqual({
      progressive_billing_disabled: false,
      usage_thresholds: [],
    });
    expect(thresholdWriteOf({ ...own, how: 'off' }, 'EUR')).toEqual({ progressive_billing_disabled: true });
  });

  it('are amounts above zero that differ', () => {
    const problems = (rows: { amount: string; name: string }[]) =>
      thresholdsSchemaOf('EUR')
        .safeParse({ ...own, rows })
        .error?.issues.map(({ message }) => message);
    expect(problems([{ amount: '10', name: '' }])).toBeUndefined();
    expect(problems([{ amount: '0', name: '' }])).toEqual(['value_is_out_of_range']);
    expect(
      problems([
        { amount: '10', name: '' },
        { amount: '10.00', name: '' },
      ]),
    ).toEqual(['value_is_duplicated']);
    expect(problems([])).toEqual(['value_is_mandatory']);
  });

  it('are set on the subscription’s page', async () => {
    const { user, server } = open('/subscriptions/sub_helios');
    const card = (await screen.findByRole('heading', { name: 'Progressive billing' })).closest('section');
    await user.click(within(card as HTMLElement).getByRole('button', { name: 'Edit' }));
    await user.click(await screen.findByRole('radio', { name: /Its own/ }));
    await user.click(screen.getByRole('button', { name: 'Add a threshold' }));
    await user.type(screen.getByLabelText('Amount of threshold 1'), '250');
    await expectAccessible(document.body);
    await user.click(screen.getByRole('button', { name: 'Save' }));
    await expect
      .poll(() => server.last('PUT', '/api/v1/subscriptions/sub_helios')?.body.subscription.usage_thresholds)
      .toEqual([{ amount_cents: 25000, threshold_display_name: null, recurring: false }]);
  });
});
