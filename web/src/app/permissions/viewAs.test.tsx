import { screen, within } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { ADMIN, openApp } from '@/test/app';
import { expectAccessible } from '@/test/axe';
import { billingAnswers } from '@/test/billing';
import { seenAs, stopViewing } from './viewAs';

const membership = {
  organization: { lago_id: 'o-1', name: 'Northwind', slug: 'northwind', sandbox: false, timezone: 'UTC' },
  roles: ['admin'],
  permissions: ['plans:view', 'customers:view'],
};

afterEach(stopViewing);

describe('seeing the app as a role', () => {
  it('shows what both the role and the member may do', () => {
    const role = { organizationId: 'o-1', name: 'x', permissions: ['plans:view', 'roles:view'] };
    expect(seenAs(membership, role).permissions).toEqual(['plans:view']);
    expect(seenAs(membership, null)).toBe(membership);
  });

  it('hides what the role may not do, says so on every page, and that the member still acts as themselves', async () => {
    const { user, server, router, container } = openApp('/northwind/settings/roles', { as: ADMIN });
    for (const [route, answer] of Object.entries(billingAnswers)) server.override(route, answer);
    await user.click(await screen.findByRole('button', { name: /Finance/ }));
    await user.click(await screen.findByRole('menuitem', { name: 'See the app as this role' }));
    const banner = within(await screen.findByRole('region', { name: 'Seen as a role' }));
    expect(banner.getByText(/You see what “Finance/)).toBeVisible();
    expect(banner.getByText(/still done as yourself/)).toBeVisible();
    const navigation = within(screen.getByRole('navigation', { name: 'Main navigation' }));
    expect(navigation.getByRole('link', { name: 'Invoices' })).toBeVisible();
    expect(navigation.queryByRole('link', { name: 'Metrics' })).toBeNull();
    await router.navigate({ to: '/northwind/metrics' });
    expect(await screen.findByText('Your role does not open this page')).toBeVisible();
    await expectAccessible(container);
    await user.click(banner.getByRole('button', { name: 'Stop' }));
    expect(await screen.findByRole('link', { name: 'Metrics' })).toBeVisible();
    expect(screen.queryByRole('region', { name: 'Seen as a role' })).toBeNull();
  }, 60_000);
});
