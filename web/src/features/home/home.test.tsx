import { screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { ADMIN, FINANCE, openApp } from '@/test/app';
import { expectAccessible } from '@/test/axe';
import { billingAnswers, customer, listed } from '@/test/billing';
import { FIRST_STEPS, stepsOf } from './firstSteps';

const counts = { metric: 1, plan: 0, customer: 3, subscription: 0, event: 0, invoice: 0 };

describe('the first steps', () => {
  it('name the first that is not done, even if a later one is', () => {
    expect(stepsOf(counts).map(({ state }) => state)).toEqual([
      'done',
      'next',
      'done',
      'later',
      'later',
      'later',
    ]);
  });

  it('are all done at the end', () => {
    const all = Object.fromEntries(FIRST_STEPS.map(({ name }) => [name, 1])) as typeof counts;
    expect(stepsOf(all).every(({ state }) => state === 'done')).toBe(true);
  });

  it('lead a new organization on, and are accessible', async () => {
    const { server, container } = openApp('/northwind/home', { as: ADMIN });
    for (const name of ['billable_metrics', 'plans', 'customers', 'subscriptions', 'events', 'invoices'])
      server.override(
        `GET /api/v1/${name}`,
        listed(name, name === 'billable_metrics' ? [{ code: 'calls' }] : []),
      );
    expect(await screen.findByText('1 of 6 done')).toBeVisible();
    const next = within(container.querySelector<HTMLElement>('[aria-current="step"]') ?? container);
    expect(next.getByRole('heading', { name: 'Say what it costs' })).toBeVisible();
    expect(next.getByRole('link', { name: 'New plan' })).toHaveAttribute('href', '/northwind/plans/new');
    await expectAccessible(container);
  });
});

describe('the last step', () => {
  const all = ['billable_metrics', 'plans', 'customers', 'subscriptions', 'events'];

  it('is the first invoice; after it there is nothing to lead through', async () => {
    const { server } = openApp('/northwind/home', { as: ADMIN });
    for (const name of all) server.override(`GET /api/v1/${name}`, listed(name, [{}]));
    server.override('GET /api/v1/invoices', listed('invoices', []));
    expect(await screen.findByText('5 of 6 done')).toBeVisible();
    expect(screen.getByRole('heading', { name: 'Get the first invoice' })).toBeVisible();
  });
});

describe('home', () => {
  it('shows finance how things stand, without steps it could not take', async () => {
    const { server, container } = openApp('/northwind/home', { as: FINANCE });
    for (const [route, answer] of Object.entries(billingAnswers)) server.override(route, answer);
    server.override('GET /api/v1/customers', listed('customers', [customer]));
    expect(await screen.findByRole('heading', { name: 'Recent invoices' })).toBeVisible();
    expect(screen.queryByText(/of 6 done/)).toBeNull();
    await expectAccessible(container);
  });
});
