import { describe, expect, it } from 'vitest';
import { customer, subscription } from '@/test/billing';
import { civilDateOf, midnightOf } from './civilDates';
import { currentOf, newestFirst, subscriptionName } from './lineage';
import { emptySubscription, proposedId, subscriptionSchema, valuesOf } from './newSubscription';
import { isUpgrade } from './planChange';
import type { Interval } from './subscription.queries';

describe('changing plans (SUB-112, SUB-113)', () => {
  const of = (amount_cents: number, interval: Interval) => ({ amount_cents, interval });
  it.each([
    [of(4900, 'monthly'), of(19900, 'monthly'), true],
    [of(4900, 'monthly'), of(4900, 'monthly'), true],
    [of(4900, 'monthly'), of(4899, 'monthly'), false],
    [of(10000, 'monthly'), of(120000, 'yearly'), true],
    [of(10000, 'monthly'), of(119999, 'yearly'), false],
    [of(100, 'weekly'), of(1299, 'quarterly'), false],
    [of(100, 'weekly'), of(2600, 'semiannual'), true],
  ])('from %o to %o is an upgrade: %s', (before, after, upgrade) =>
    expect(isUpgrade(before, after)).toBe(upgrade),
  );
});

describe('the rows of one external id', () => {
  const ended = {
    ...subscription,
    lago_id: 'old',
    status: 'terminated' as const,
    started_at: '2025-06-01T00:00:00Z',
  };
  const waiting = {
    ...subscription,
    lago_id: 'next',
    status: 'pending' as const,
    started_at: null,
    subscription_at: '2025-01-01T00:00:00Z',
  };

  it('stand for what is active, else what will be, else what was last', () => {
    expect(currentOf([ended, subscription, waiting])?.lago_id).toBe('s-1');
    expect(currentOf([ended, waiting])?.lago_id).toBe('next');
    expect(
      currentOf([{ ...ended, lago_id: 'older', started_at: '2024-01-01T00:00:00Z' }, ended])?.lago_id,
    ).toBe('old');
    const unpaid = { ...waiting, lago_id: 'unpaid', status: 'incomplete' as const };
    expect(currentOf([ended, waiting, unpaid])?.lago_id).toBe('unpaid');
    expect(currentOf([subscription, unpaid])?.lago_id).toBe('s-1');
    expect(currentOf([])).toBeUndefined();
  });

  it('are shown the newest first, what is to come before everything', () => {
    expect(newestFirst([ended, waiting, subscription]).map(({ lago_id }) => lago_id)).toEqual([
      'next',
      's-1',
      'old',
    ]);
  });

  it('are called by their name, else by their id', () => {
    expect(subscriptionName(subscription)).toBe('sub_helios');
    expect(subscriptionName({ ...subscription, name: 'Berlin' })).toBe('Berlin');
  });
});

describe('a new subscription', () => {
  it('starts at once unless a date is given, which is midnight at the customer', () => {
    const now = valuesOf({ ...emptySubscription, planCode: 'team', externalId: 'x' }, customer);
    expect(now).toEqual({
      external_customer_id: 'helios',
      external_id: 'x',
      plan_code: 'team',
      billing_time: 'calendar',
    });
    const later = valuesOf(
      {
        ...emptySubscription,
        planCode: 'team',
        externalId: 'x',
        start: 'date',
        startOn: '2026-07-01',
        endOn: '2026-12-01',
        name: 'N',
        order: 'PO',
      },
      customer,
    );
    expect(later).toMatchObject({
      subscription_at: '2026-06-30T22:00:00Z',
      ending_at: '2026-11-30T23:00:00Z',
      name: 'N',
      purchase_order_number: 'PO',
    });
  });

  it('needs a date only when it starts on one', () => {
    const values = { ...emptySubscription, planCode: 'team', externalId: 'x' };
    expect(subscriptionSchema.safeParse(values).success).toBe(true);
    expect(subscriptionSchema.safeParse({ ...values, start: 'date' }).error?.issues[0]?.path).toEqual([
      'startOn',
    ]);
  });

  it('proposes an id that reads well in events', () =>
    expect(proposedId('Helios GmbH', 'team')).toBe('helios_gmbh_team'));

  it('keeps dates what they are, in every zone', () => {
    for (const zone of ['UTC', 'Asia/Kolkata', 'Pacific/Auckland', 'America/St_Johns', 'Europe/Berlin'])
      for (let day = 1; day <= 28; day += 1) {
        const date = `2026-03-${String(day).padStart(2, '0')}`;
        expect(civilDateOf(midnightOf(date, zone), zone)).toBe(date);
      }
  });
});
