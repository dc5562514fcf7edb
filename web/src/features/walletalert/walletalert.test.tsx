import { screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { Wallet } from '@/features/wallet/wallet.queries';
import { ADMIN, openApp } from '@/test/app';
import { expectAccessible } from '@/test/axe';
import { billingAnswers, listed, ok } from '@/test/billing';
import { alertValuesOf, alertWriteOf, schemaOf } from './alertForm';
import type { WalletAlert } from './walletalert.queries';

const low: WalletAlert = {
  lago_id: 'a-1',
  alert_type: 'wallet_balance_amount',
  code: 'low',
  name: 'Low',
  thresholds: [
    { code: 'warn', value: '5000.0', recurring: false },
    { code: null, value: '1000.0', recurring: true },
  ],
};

const wallet: Wallet = {
  lago_id: 'w-1',
  external_customer_id: 'helios',
  billing_entity_code: 'northwind',
  status: 'active',
  currency: 'EUR',
  name: 'Prepaid',
  code: 'prepaid',
  priority: 50,
  rate_amount: '1.0',
  credits_balance: '80.0',
  balance_cents: 8000,
  consumed_credits: '20.0',
  ongoing_balance_cents: 7500,
  ongoing_usage_balance_cents: 500,
  credits_ongoing_balance: '75.0',
  credits_ongoing_usage_balance: '5.0',
  created_at: '2026-01-01T09:00:00Z',
  expiration_at: null,
  terminated_at: null,
  invoice_requires_successful_payment: false,
  applies_to: { fee_types: [], billable_metric_codes: [] },
  recurring_transaction_rules: [],
  paid_top_up_min_amount_cents: null,
  paid_top_up_max_amount_cents: null,
  purchase_order_number: null,
};

describe('an alert of a wallet (CRD-260)', () => {
  it('is sent in cents as it was read, with the codes of its thresholds', () => {
    expect(alertWriteOf(alertValuesOf(low, 'EUR'), 'EUR', low)).toEqual({
      code: 'low',
      name: 'Low',
      thresholds: [
        { code: 'warn', value: '5000', recurring: false },
        { value: '1000', recurring: true },
      ],
    });
  });

  it('may watch for a balance below zero, by steps above zero', () => {
    const values = alertValuesOf(low, 'EUR');
    const problems = (changes: Partial<typeof values>) =>
      schemaOf('EUR')
        .safeParse({ ...values, ...changes })
        .error?.issues.map(({ path, message }) => `${path}: ${message}`) ?? [];
    expect(problems({ thresholds: ['-10'] })).toEqual([]);
    expect(problems({ step: '0' })).toEqual(['step: value_is_out_of_range']);
    expect(problems({ thresholds: ['1.234'] })).toEqual(['thresholds: decimal_is_invalid']);
    expect(problems({ alert_type: 'wallet_credits_balance', thresholds: ['1.234'] })).toEqual([]);
    expect(problems({ thresholds: [] })).toEqual(['thresholds: value_is_mandatory']);
  });
});

const PATH = '/api/v1/customers/helios/wallets/prepaid/alerts';

function open(may?: Parameters<typeof openApp>[1]) {
  const app = openApp('/northwind/wallets/w-1', { as: ADMIN, ...may });
  const answers = {
    ...billingAnswers,
    'GET /api/v1/wallets/w-1': ok({ wallet }),
    'GET /api/v1/wallets/w-1/wallet_transactions': listed('wallet_transactions', []),
    [`GET ${PATH}`]: listed('alerts', [low]),
    [`POST ${PATH}`]: ok({ alert: low }),
    [`DELETE ${PATH}/low`]: ok({ alert: low }),
  };
  for (const [route, answer] of Object.entries(answers)) app.server.override(route, answer);
  return app;
}

describe('the alerts on a wallet’s page', () => {
  it('say at what they tell, and one of each type can be made', async () => {
    const { user, server } = open();
    expect(await screen.findByText('Balance at €50.00, then every €10.00 below')).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Add' }));
    const dialog = within(await screen.findByRole('dialog'));
    await user.type(dialog.getByLabelText('Name'), 'Nearly gone');
    await user.click(dialog.getByRole('combobox', { name: 'Watches' }));
    expect(screen.queryByRole('option', { name: 'Balance' })).toBeNull();
    await user.click(screen.getByRole('option', { name: 'Credits' }));
    await user.type(dialog.getByLabelText('Tells at'), '2.5{Enter}');
    await expectAccessible(document.body);
    await user.click(dialog.getByRole('button', { name: 'Create alert' }));
    await expect
      .poll(() => server.last('POST', PATH)?.body.alert)
      .toEqual({
        alert_type: 'wallet_credits_balance',
        code: 'nearly_gone',
        name: 'Nearly gone',
        thresholds: [{ value: '2.5', recurring: false }],
      });
  });

  it('cannot be changed by who may not', async () => {
    open({ may: ['customers:view'] });
    expect(await screen.findByText('Low')).toBeVisible();
    expect(screen.queryByRole('button', { name: 'Add' })).toBeNull();
    expect(screen.queryByRole('button', { name: 'More actions' })).toBeNull();
  });
});
