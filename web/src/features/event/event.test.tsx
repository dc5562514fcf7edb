import { screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { ADMIN, MANAGER, openApp } from '@/test/app';
import { expectAccessible } from '@/test/axe';
import { listed } from '@/test/billing';
import { rangeOf } from './eventRange';
import { problemOf } from './problems';

const metrics = [
  { code: 'calls', name: 'Calls', aggregation_type: 'count_agg', field_name: null },
  { code: 'storage', name: 'Storage', aggregation_type: 'max_agg', field_name: 'gb' },
];
const event = {
  lago_id: 'e-1',
  transaction_id: 't-1',
  code: 'storage',
  timestamp: '2026-03-01T10:00:00.000Z',
  precise_total_amount_cents: null,
  properties: { gb: 7 },
  external_subscription_id: 'sub_helios',
  created_at: '2026-03-01T10:00:01Z',
};

describe('an event counts nowhere (WEB-282)', () => {
  it.each([
    [{}, null],
    [{ code: 'typo' }, 'noMetric'],
    [{ properties: {} }, 'noProperty'],
    [{ code: 'calls', properties: {} }, null],
    [{ external_subscription_id: null }, 'noSubscription'],
  ])('%o: %s', (changes, problem) => expect(problemOf({ ...event, ...changes }, metrics)).toBe(problem));
});

describe('the range of days', () => {
  it('is whole days of the zone, also where the clocks change', () => {
    expect(rangeOf('2026-03-29', '2026-03-29', 'Europe/Berlin')).toEqual({
      timestamp_from: '2026-03-28T23:00:00Z',
      timestamp_to: '2026-03-29T21:59:59.999Z',
    });
  });

  it('leaves instants and nothing as they are', () => {
    expect(rangeOf('2026-03-01T10:00:00Z', undefined, 'UTC')).toEqual({
      timestamp_from: '2026-03-01T10:00:00Z',
      timestamp_to: undefined,
    });
  });
});

describe('the list of events', () => {
  it('opens an event with its properties, says what is wrong, and is accessible', async () => {
    const { server, user, container } = openApp('/northwind/developers/events', { as: ADMIN });
    server.override(
      'GET /api/v1/events',
      listed('events', [event, { ...event, lago_id: 'e-2', transaction_id: 't-2', code: 'typo' }]),
    );
    server.override('GET /api/v1/billable_metrics', listed('billable_metrics', metrics));
    expect(await screen.findByText('No metric')).toBeVisible();
    await expectAccessible(container);
    await user.click(screen.getByRole('button', { name: 't-1' }));
    const drawer = within(await screen.findByRole('dialog', { name: 'Storage' }));
    expect(drawer.getByText(/"gb": 7/)).toBeVisible();
    await expectAccessible(document.body);
  });

  it('is not open to managers (WEB-333)', async () => {
    openApp('/northwind/developers/events', { as: MANAGER });
    expect(await screen.findByText('Your role does not open this page')).toBeVisible();
    expect(screen.queryByRole('link', { name: 'Events' })).toBeNull();
  });
});
