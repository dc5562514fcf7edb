import { screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { ADMIN, MANAGER, openApp } from '@/test/app';
import { expectAccessible } from '@/test/axe';

const open = (path: string, as = ADMIN) => openApp(`/northwind${path}`, { as });

describe('plans', () => {
  it('are listed with their price, charges and subscriptions', async () => {
    const { container, server } = open('/plans');
    const row = (await screen.findByRole('link', { name: 'Growth' })).closest('tr');
    if (!row) throw new Error('no row');
    expect(within(row).getByText('€49.00')).toBeVisible();
    expect(await within(row).findByText('1')).toBeVisible();
    expect(server.last('GET', '/api/v1/plans')?.path).toContain('per_page=25');
    await expectAccessible(container);
  });

  it('show a manager no way to change them', async () => {
    open('/plans', MANAGER);
    await screen.findByRole('link', { name: 'Growth' });
    expect(screen.queryByRole('link', { name: 'New plan' })).toBeNull();
    expect(screen.queryByRole('button', { name: 'More actions' })).toBeNull();
    expect(screen.queryByRole('link', { name: 'Metrics' })).toBeNull();
  });

  it('show their charges in words, with tiers and filters', async () => {
    const { container } = open('/plans/growth');
    expect(await screen.findByText('€0.00 – €0.002 per unit, by 2 tiers')).toBeVisible();
    expect(screen.getByText('region: us')).toBeVisible();
    expect(screen.getByText('Everything else')).toBeVisible();
    expect(screen.getAllByRole('table', { name: 'Tiers' })).toHaveLength(2);
    expect(await screen.findByRole('link', { name: /Subscriptions 1/ })).toBeVisible();
    await expectAccessible(container);
  });

  it('list who has subscribed', async () => {
    const { container } = open('/plans/growth/subscriptions');
    expect(await screen.findByRole('link', { name: 'Contoso production' })).toBeVisible();
    await expectAccessible(container);
  });

  it('are created with tiers that connect', async () => {
    const { user, server, container, router } = open('/plans/new');
    await user.type(await screen.findByLabelText('Name'), 'Pro');
    expect(screen.getByLabelText('Code')).toHaveValue('pro');
    await user.type(screen.getByLabelText('Fee per month'), '19.99');
    await user.click(await screen.findByRole('button', { name: 'Add charge' }));
    await user.click(screen.getByRole('combobox', { name: 'Metric' }));
    await user.click(await screen.findByRole('option', { name: /API requests/ }));
    await user.click(screen.getByRole('combobox', { name: 'Model' }));
    await user.click(await screen.findByRole('option', { name: 'Graduated' }));
    const end = screen.getByLabelText('Tier 1: Last unit');
    await user.clear(end);
    await user.type(end, '500');
    await user.type(screen.getByLabelText('Tier 1: Price per unit'), '0.01');
    await user.type(screen.getByLabelText('Tier 2: Price per unit'), '0.005');
    expect(screen.getByText('501')).toBeVisible();
    expect(screen.getByText('€7.50')).toBeVisible();
    await expectAccessible(container);
    await user.keyboard('{Control>}{Enter}{/Control}');
    await screen.findByRole('heading', { name: 'Pro', level: 1 });
    expect(router.state.location.pathname).toBe('/northwind/plans/pro');
    expect(server.last('POST', '/api/v1/plans')?.body.plan).toMatchObject({
      code: 'pro',
      amount_cents: 1999,
      charges: [
        {
          charge_model: 'graduated',
          properties: {
            graduated_ranges: [
              { from_value: 0, to_value: 500, per_unit_amount: '0.01', flat_amount: '0' },
              { from_value: 501, to_value: null, per_unit_amount: '0.005', flat_amount: '0' },
            ],
          },
        },
      ],
    });
  });

  it('show refusals of the server at their fields', async () => {
    const { user } = open('/plans/new');
    await user.type(await screen.findByLabelText('Name'), 'Growth');
    await user.type(screen.getByLabelText('Fee per month'), '1');
    await user.click(screen.getByRole('button', { name: 'Create plan' }));
    expect(await screen.findByText('This is already taken.')).toBeVisible();
    expect(screen.getByLabelText('Code')).toBeInvalid();
  });

  it('with subscriptions keep what would change running periods', async () => {
    const { user, server, container } = open('/plans/growth/edit');
    expect(await screen.findByText('Customers have subscribed to this plan')).toBeVisible();
    expect(screen.getByLabelText('Code')).toHaveAttribute('readonly');
    const name = screen.getByLabelText('Name');
    await user.clear(name);
    await user.type(name, 'Growth 2');
    await expectAccessible(container);
    await user.click(screen.getByRole('button', { name: 'Save' }));
    await screen.findByRole('navigation', { name: 'Growth' });
    const { plan } = server.last('PUT', '/api/v1/plans/growth')?.body ?? {};
    expect(plan).toMatchObject({ name: 'Growth 2', code: 'growth' });
    expect(plan.charges).toHaveLength(2);
    expect(plan.charges[0]).toMatchObject({ filters: [{ values: { region: ['us'] } }] });
    expect(plan).not.toHaveProperty('fixed_charges');
  });

  it('are deleted only after their consequences were named', async () => {
    const { user, server } = open('/plans/growth');
    await user.click(await screen.findByRole('button', { name: 'More actions' }));
    await user.click(await screen.findByRole('menuitem', { name: 'Delete' }));
    expect(await screen.findByText(/1 active subscription ends now/)).toBeVisible();
    const confirm = screen.getByRole('button', { name: 'Delete plan' });
    expect(confirm).toBeDisabled();
    await user.type(screen.getByLabelText('Type growth to confirm'), 'growth');
    await user.click(confirm);
    await screen.findByRole('heading', { name: 'Plans' });
    expect(server.last('DELETE', '/api/v1/plans/growth')).toBeDefined();
  });
});
