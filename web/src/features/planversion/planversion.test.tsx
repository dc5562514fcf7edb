import { screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { ADMIN, openApp } from '@/test/app';
import { expectAccessible } from '@/test/axe';
import { listed, ok } from '@/test/billing';
import { shortText, stepsOf } from './changeText';
import type { PlanVersion } from './planversion.queries';

const dearer: PlanVersion = {
  number: 2,
  current: true,
  at: '2026-03-01T09:00:00Z',
  by: 'linus@northwind.test',
  compared_with: 1,
  changes: [
    { field: 'amount_cents', before: 4900, after: 5900 },
    { field: 'charges[storage].properties.amount', before: '0.1', after: '0.2' },
    { field: 'taxes[vat]', before: null, after: { code: 'vat', rate: 19 } },
  ],
};

const first: PlanVersion = {
  number: 1,
  current: false,
  at: '2026-01-01T09:00:00Z',
  by: null,
  compared_with: null,
  changes: [],
};

function open(may?: Parameters<typeof openApp>[1]) {
  const app = openApp('/northwind/plans/growth/versions', { as: ADMIN, ...may });
  app.server.override('GET /api/v1/plans/growth/versions', listed('versions', [dearer, first]));
  app.server.override('GET /api/v1/plans/growth/versions/2', ok({ version: dearer }));
  return app;
}

describe('a change of a plan', () => {
  it('names what changed by its steps, filters by what they select', () => {
    expect(stepsOf('amount_cents')).toEqual(['Amount']);
    expect(stepsOf('charges[storage].filters[{"region":["eu","us"]}].properties.amount')).toEqual([
      'Charges',
      'storage',
      'filters',
      'region: eu, us',
      'properties',
      'amount',
    ]);
  });

  it('shows cents as money, and leaves to others what takes several lines', () => {
    expect(shortText('amount_cents', 4900, 'EUR')).toBe('€49.00');
    expect(shortText('trial_period', 14, 'EUR')).toBe('14');
    expect(shortText('pay_in_advance', true, 'EUR')).toBe('Yes');
    expect(shortText('description', null, 'EUR')).toBe('–');
    expect(shortText('charges[storage]', { code: 'storage' }, 'EUR')).toBeNull();
  });
});

describe('the versions of a plan (SUB-037)', () => {
  it('say who changed what and when', async () => {
    const { container } = open();
    expect(await screen.findByText('3 changes')).toBeVisible();
    expect(screen.getByText('linus@northwind.test')).toBeVisible();
    expect(screen.getByText('The plan as it was created')).toBeVisible();
    await expectAccessible(container);
  });

  it('differ in fields, and the earlier one stands first whichever is opened', async () => {
    const { user, server } = open();
    await user.click(await screen.findByRole('button', { name: /Version 1/ }));
    const drawer = within(await screen.findByRole('dialog'));
    expect(await drawer.findByText('Charges › storage › properties › amount')).toBeVisible();
    expect(drawer.getByText('€49.00')).toBeVisible();
    expect(drawer.getByText('€59.00')).toBeVisible();
    expect(drawer.getByText(/"rate": 19/)).toBeVisible();
    expect(server.last('GET', '/api/v1/plans/growth/versions/2')?.path).toContain('compared_with=1');
    await expectAccessible(document.body);
  });

  it('are there for who sees plans, without their subscriptions', async () => {
    open({ may: ['plans:view'] });
    expect(await screen.findByText('3 changes')).toBeVisible();
    expect(screen.getByRole('link', { name: 'Versions' })).toBeVisible();
    expect(screen.queryByRole('link', { name: /Subscriptions/ })).toBeNull();
  });
});
