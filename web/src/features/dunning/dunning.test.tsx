import { screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { ADMIN, openApp } from '@/test/app';
import { expectAccessible } from '@/test/axe';
import { listed, ok } from '@/test/billing';
import { campaignSchema, campaignValuesOf, campaignWriteOf } from './campaignForm';
import type { Campaign } from './dunning.queries';

const campaign: Campaign = {
  lago_id: 'd-1',
  name: 'Gentle',
  code: 'gentle',
  description: null,
  bcc_emails: [],
  days_between_attempts: 7,
  max_attempts: 3,
  thresholds: [{ currency: 'EUR', amount_cents: 5000 }],
  applied_to_organization: true,
  customers_count: 12,
};

function open(may?: Parameters<typeof openApp>[1]) {
  const app = openApp('/northwind/settings/dunning', { as: ADMIN, ...may });
  app.server.override('GET /api/v1/dunning_campaigns', listed('dunning_campaigns', [campaign]));
  return app;
}

describe('a dunning campaign', () => {
  it('is sent as it was read when nothing was changed', () => {
    const { lago_id: _, customers_count: __, ...write } = campaign;
    expect(campaignWriteOf(campaignValuesOf(campaign, 'EUR'))).toEqual(write);
  });

  it('has each currency once', () => {
    const values = campaignValuesOf(campaign, 'EUR');
    values.thresholds.push({ amount: '10', currency: 'EUR' });
    expect(campaignSchema.safeParse(values).error?.issues).toMatchObject([
      { path: ['thresholds', 1, 'currency'], message: 'value_is_duplicated' },
    ]);
  });
});

describe('the page of campaigns (WEB-257)', () => {
  it('says how often and from which amount on, and is accessible', async () => {
    const { container } = open();
    expect(await screen.findByText('3 times, every 7 days')).toBeVisible();
    expect(screen.getByText('€50.00')).toBeVisible();
    await expectAccessible(container);
  });

  it('makes one', async () => {
    const { user, server } = open();
    server.override('POST /api/v1/dunning_campaigns', ok({ dunning_campaign: campaign }));
    await user.click(await screen.findByRole('button', { name: 'New campaign' }));
    const dialog = within(await screen.findByRole('dialog'));
    await user.type(dialog.getByLabelText('Name'), 'Firm');
    await user.type(dialog.getByLabelText('Amount 1'), '25');
    await expectAccessible(document.body);
    await user.click(dialog.getByRole('button', { name: 'Create campaign' }));
    await expect
      .poll(() => server.last('POST', '/api/v1/dunning_campaigns')?.body.dunning_campaign)
      .toEqual({
        name: 'Firm',
        code: 'firm',
        description: null,
        max_attempts: 3,
        days_between_attempts: 7,
        thresholds: [{ currency: 'EUR', amount_cents: 2500 }],
        bcc_emails: [],
        applied_to_organization: false,
      });
  });

  it('shows nothing to change to who may only look', async () => {
    open({ may: ['dunning_campaigns:view'] });
    expect(await screen.findByText('Gentle')).toBeVisible();
    expect(screen.queryByRole('button', { name: 'New campaign' })).toBeNull();
    expect(screen.queryByRole('button', { name: 'More actions' })).toBeNull();
  });
});
