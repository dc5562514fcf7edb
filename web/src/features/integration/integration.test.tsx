import { screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { ADMIN, openApp } from '@/test/app';
import { expectAccessible } from '@/test/axe';
import { listed, ok } from '@/test/billing';

const stripe = {
  lago_id: 'p-1',
  type: 'stripe',
  code: 'stripe_eu',
  name: 'Stripe Europe',
  success_redirect_url: null,
  supports_3ds: false,
  secret_key: '••••••••4242',
  webhook_secret_set: false,
  webhook_path: '/webhooks/stripe/o-1?code=stripe_eu',
  created_at: '2026-01-01T00:00:00Z',
};

function open(rows: unknown[], may?: Parameters<typeof openApp>[1]) {
  const app = openApp('/northwind/settings/integrations', { as: ADMIN, ...may });
  app.server.override('GET /api/v1/integrations', listed('integrations', rows));
  app.server.override('POST /api/v1/integrations', ok({ integration: stripe }));
  app.server.override('PUT /api/v1/integrations/p-1', ok({ integration: stripe }));
  return app;
}

describe('the page of integrations (WEB-259)', () => {
  it('shows where Stripe has to tell what happened, the key masked, and is accessible', async () => {
    const { container } = open([stripe]);
    expect(await screen.findByRole('heading', { name: 'Stripe Europe' })).toBeVisible();
    expect(screen.getByText('••••••••4242')).toBeVisible();
    expect(screen.getByText(/No signing secret/)).toBeVisible();
    expect(screen.getByLabelText('Webhook address')).toHaveValue(
      `${window.location.origin}/webhooks/stripe/o-1?code=stripe_eu`,
    );
    await expectAccessible(container);
  });

  it('leaves secrets that were not typed as they are', async () => {
    const { user, server } = open([stripe]);
    await user.click(await screen.findByRole('button', { name: 'More actions' }));
    await user.click(await screen.findByRole('menuitem', { name: 'Edit' }));
    const dialog = within(await screen.findByRole('dialog'));
    expect(dialog.getByLabelText('Secret key')).toHaveValue('');
    await user.type(dialog.getByLabelText('Name'), ' 2');
    await user.click(dialog.getByRole('button', { name: 'Save' }));
    await expect
      .poll(() => server.last('PUT', '/api/v1/integrations/p-1')?.body)
      .toEqual({
        integration: {
          name: 'Stripe Europe 2',
          code: 'stripe_eu',
          success_redirect_url: null,
          supports_3ds: false,
        },
      });
  });

  it('needs the key to connect', async () => {
    const { user, server } = open([]);
    await user.click(await screen.findByRole('button', { name: 'Connect Stripe' }));
    const dialog = within(await screen.findByRole('dialog'));
    await user.type(dialog.getByLabelText('Name'), 'Stripe');
    await user.click(dialog.getByRole('button', { name: 'Connect' }));
    expect(await dialog.findByText('This is needed.')).toBeVisible();
    expect(server.last('POST', '/api/v1/integrations')).toBeUndefined();
    await user.type(dialog.getByLabelText('Secret key'), 'sk_test_1');
    await user.click(dialog.getByRole('button', { name: 'Connect' }));
    await expect
      .poll(() => server.last('POST', '/api/v1/integrations')?.body.integration)
      .toMatchObject({ type: 'stripe', code: 'stripe', secret_key: 'sk_test_1' });
    await expectAccessible(document.body);
  });

  it('shows nothing to change to who may only look', async () => {
    open([stripe], { may: ['organization:integrations:view'] });
    expect(await screen.findByText('stripe_eu')).toBeVisible();
    expect(screen.queryByRole('button', { name: 'Connect Stripe' })).toBeNull();
    expect(screen.queryByRole('button', { name: 'More actions' })).toBeNull();
  });
});
