import { screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { ADMIN, FINANCE, openApp } from '@/test/app';
import { expectAccessible } from '@/test/axe';
import { billingAnswers, listed, ok, subscriptionDetail } from '@/test/billing';

function open(path: string, as = ADMIN, answers: Record<string, unknown> = {}) {
  const app = openApp(`/northwind${path}`, { as });
  for (const [route, answer] of Object.entries({ ...billingAnswers, ...answers }))
    app.server.override(route, answer as ReturnType<typeof ok>);
  return app;
}

describe('the list of subscriptions', () => {
  it('shows the active ones first and others on demand', async () => {
    const { user, server, container } = open('/subscriptions');
    expect(await screen.findByRole('link', { name: 'sub_helios' })).toBeVisible();
    expect(server.last('GET', '/api/v1/subscriptions?')?.path).toContain('status%5B%5D=active');
    await expectAccessible(container);
    await user.click(screen.getByRole('button', { name: 'Ended' }));
    await expect
      .poll(() => server.last('GET', '/api/v1/subscriptions?')?.path)
      .toContain('status%5B%5D=terminated');
  });
});

describe('a subscription', () => {
  it('shows plan, usage and invoices, and is accessible', async () => {
    const { container } = open('/subscriptions/sub_helios');
    expect(await screen.findByRole('heading', { name: 'sub_helios' })).toBeVisible();
    expect(await screen.findByRole('table', { name: 'Current usage' })).toBeVisible();
    expect(screen.getByText('€49.00 / month')).toBeVisible();
    expect(await screen.findByRole('link', { name: /NOR-001-003/ })).toBeVisible();
    await expectAccessible(container);
  });

  it('folds its usage out into filters (MTR-204)', async () => {
    const { user } = open('/subscriptions/sub_helios');
    const table = within(await screen.findByRole('table', { name: 'Current usage' }));
    expect(table.getByText('€4.12')).toBeVisible();
    expect(table.queryByText('Asia Pacific')).toBeNull();
    await user.click(table.getByRole('button', { name: 'Show the parts of API calls' }));
    expect(table.getByText('Asia Pacific')).toBeVisible();
    expect(table.getByText('Everything else')).toBeVisible();
  });

  it('says what an upgrade and a downgrade do before they are done (WEB-151)', async () => {
    const { user, server } = open('/subscriptions/sub_helios', ADMIN, {
      'PUT /api/v1/subscriptions/sub_helios': ok({ subscription: subscriptionDetail }),
      'POST /api/v1/subscriptions': ok({ subscription: subscriptionDetail }),
    });
    await user.click(await screen.findByRole('button', { name: 'Change plan' }));
    await user.click(await screen.findByRole('combobox', { name: 'New plan' }));
    expect(screen.queryByRole('option', { name: /Enterprise/ })).toBeNull();
    await user.click(await screen.findByRole('option', { name: /Starter/ }));
    expect(screen.getByText('This takes effect when the current period is over.')).toBeVisible();
    await user.click(screen.getByRole('combobox', { name: 'New plan' }));
    await user.click(await screen.findByRole('option', { name: /Scale/ }));
    expect(screen.getByText('This takes effect now.')).toBeVisible();
    await user.click(within(screen.getByRole('dialog')).getByRole('button', { name: 'Change plan' }));
    await expect
      .poll(() => server.last('POST', '/api/v1/subscriptions')?.body.subscription)
      .toMatchObject({ external_id: 'sub_helios', plan_code: 'scale' });
    expect(server.last('PUT', '/api/v1/subscriptions/sub_helios')).toBeUndefined();
  });

  it('ends after asking whether to invoice what was used (WEB-153)', async () => {
    const { user, server } = open('/subscriptions/sub_helios', ADMIN, {
      'DELETE /api/v1/subscriptions/sub_helios': ok({ subscription: subscriptionDetail }),
    });
    await user.click(await screen.findByRole('button', { name: 'More actions' }));
    await user.click(await screen.findByRole('menuitem', { name: 'End subscription' }));
    await user.click(await screen.findByRole('radio', { name: /Do not invoice it/ }));
    await user.click(screen.getByRole('button', { name: 'End subscription' }));
    await expect
      .poll(() => server.last('DELETE', '/api/v1/subscriptions/sub_helios')?.path)
      .toContain('on_termination_invoice=skip');
  });

  it('that has another plan coming can stay on the present one', async () => {
    const changing = { ...subscriptionDetail, next_plan_code: 'starter', downgrade_plan_date: '2026-04-01' };
    const { user, server } = open('/subscriptions/sub_helios', ADMIN, {
      'GET /api/v1/subscriptions/sub_helios': ok({ subscription: changing }),
      'DELETE /api/v1/subscriptions/sub_helios': ok({ subscription: changing }),
    });
    expect(await screen.findByText('Changes to Starter on 1 Apr 2026.')).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Keep the present plan' }));
    await user.click(await screen.findByRole('button', { name: 'Stay on Team' }));
    await expect
      .poll(() => server.last('DELETE', '/api/v1/subscriptions/sub_helios')?.path)
      .toContain('status=pending');
  });

  it('shows finance nothing to change (WEB-325)', async () => {
    open('/subscriptions/sub_helios', FINANCE);
    expect(await screen.findByRole('heading', { name: 'sub_helios' })).toBeVisible();
    expect(screen.queryByRole('button', { name: 'Change plan' })).toBeNull();
    expect(screen.queryByRole('button', { name: 'More actions' })).toBeNull();
  });

  it('that waits for its first payment says until when (SUB-192)', async () => {
    const rule = {
      lago_id: 'r-1',
      type: 'payment' as const,
      timeout_hours: 48,
      status: 'pending' as const,
      expires_at: '2026-03-03T09:00:00Z',
      lago_invoice_id: 'i-open-1',
    };
    const waiting = { ...subscriptionDetail, status: 'incomplete' as const, activation_rules: [rule] };
    const { container } = open('/subscriptions/sub_helios', ADMIN, {
      'GET /api/v1/subscriptions': listed('subscriptions', [waiting]),
      'GET /api/v1/subscriptions/sub_helios': ok({ subscription: waiting }),
    });
    expect(await screen.findByText('It waits for its first payment.')).toBeVisible();
    expect(screen.getByText(/it is canceled on/)).toHaveTextContent('3 Mar 2026');
    expect(screen.getByText('Waits for its payment')).toBeVisible();
    expect(screen.queryByRole('button', { name: 'Change plan' })).toBeNull();
    await expectAccessible(container);
  });

  it('unknown says so', async () => {
    open('/subscriptions/none', ADMIN, { 'GET /api/v1/subscriptions': listed('subscriptions', []) });
    expect(await screen.findByText('It may have been deleted, or the address is wrong.')).toBeVisible();
  });
});

describe('subscribing a customer', () => {
  it('proposes an id, says what will happen and sends what was chosen', async () => {
    const { user, server, container } = open('/customers/helios/subscribe', ADMIN, {
      'POST /api/v1/subscriptions': ok({
        subscription: { ...subscriptionDetail, external_id: 'helios_team' },
      }),
    });
    await user.click(await screen.findByRole('combobox', { name: /Plan/ }));
    await user.click(await screen.findByRole('option', { name: /Team/ }));
    expect(await screen.findByDisplayValue('helios_team')).toBeVisible();
    expect(screen.getByText('€49.00 per month is invoiced at the start of each period.')).toBeVisible();
    await expectAccessible(container);
    await user.click(screen.getByRole('radio', { name: /Anniversary/ }));
    await user.click(screen.getByRole('button', { name: 'Subscribe' }));
    await expect
      .poll(() => server.last('POST', '/api/v1/subscriptions')?.body.subscription)
      .toEqual({
        external_customer_id: 'helios',
        external_id: 'helios_team',
        plan_code: 'team',
        billing_time: 'anniversary',
      });
  });

  it('can wait for its first payment (SUB-190)', async () => {
    const { user, server, container } = open('/customers/helios/subscribe', ADMIN, {
      'POST /api/v1/subscriptions': ok({ subscription: subscriptionDetail }),
    });
    await user.click(await screen.findByRole('combobox', { name: /Plan/ }));
    await user.click(await screen.findByRole('option', { name: /Team/ }));
    await user.click(screen.getByRole('radio', { name: /When it is paid/ }));
    await user.type(screen.getByLabelText(/Hours to pay/), '48');
    await expectAccessible(container);
    await user.click(screen.getByRole('button', { name: 'Subscribe' }));
    await expect
      .poll(() => server.last('POST', '/api/v1/subscriptions')?.body.subscription.activation_rules)
      .toEqual([{ type: 'payment', timeout_hours: 48 }]);
  });

  it("shows the server's refusal at its field", async () => {
    const refusal = {
      status: 422,
      body: {
        status: 422,
        code: 'validation_errors',
        error_details: { external_id: ['value_already_exist'] },
      },
    };
    const { user } = open('/customers/helios/subscribe', ADMIN, { 'POST /api/v1/subscriptions': refusal });
    await user.click(await screen.findByRole('combobox', { name: /Plan/ }));
    await user.click(await screen.findByRole('option', { name: /Team/ }));
    await user.click(screen.getByRole('button', { name: 'Subscribe' }));
    expect(await screen.findByText('This is already taken.')).toBeVisible();
  });

  it('is not open to finance', async () => {
    open('/customers/helios/subscribe', FINANCE);
    expect(await screen.findByText('Your role does not open this page')).toBeVisible();
  });
});
