import { screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { ADMIN, openApp } from '@/test/app';
import { expectAccessible } from '@/test/axe';
import { listed, ok } from '@/test/billing';
import type { Backfill, WindowDifference } from './backfill.queries';
import { answerOf, problemsOf, typeOf } from './upload';

const backfill: Backfill = {
  lago_id: 'b-1',
  state: 'uploaded',
  events_count: 1200,
  duplicates_count: 3,
  refused_count: 1,
  first_event_at: '2026-01-05T10:00:00Z',
  last_event_at: '2026-02-20T10:00:00Z',
  created_at: '2026-03-01T09:00:00Z',
  applied_at: null,
  undone_at: null,
};

const side = { units: '10.0', events_count: 10, amount_cents: 1000 };

const difference: WindowDifference = {
  invoice: { lago_id: 'i-1', number: 'NOR-001-003', status: 'finalized' },
  external_customer_id: 'helios',
  lago_subscription_id: 's-1',
  external_subscription_id: 'sub_helios',
  from: '2026-01-01T00:00:00Z',
  to: '2026-01-31T23:59:59Z',
  currency: 'EUR',
  amount_cents_before: 1000,
  amount_cents_after: 1500,
  difference_amount_cents: 500,
  fees: [
    {
      lago_charge_id: 'ch-1',
      charge_code: 'api_calls',
      billable_metric_code: 'api_calls',
      lago_charge_filter_id: null,
      grouped_by: { region: 'eu' },
      before: side,
      after: { units: '15.0', events_count: 15, amount_cents: 1500 },
      difference_amount_cents: 500,
    },
  ],
};

const refused = {
  index: 1,
  transaction_id: 'a-2',
  status: 'refused',
  error_details: { code: ['value_is_mandatory'] },
};
const ending = { summary: { accepted: 1, duplicate: 0, refused: 1, complete: true }, backfill };

describe('the answer to an upload (MTR-025, MTR-120)', () => {
  it('is read as a document, and by lines', () => {
    const accepted = { index: 0, transaction_id: 'a-1', status: 'accepted', error_details: {} };
    const lines = [accepted, refused, ending].map((line) => JSON.stringify(line)).join('\n');
    const document = JSON.stringify({ events: [accepted, refused], ...ending });
    expect(answerOf(`${lines}\n`)).toEqual(answerOf(document));
    expect(answerOf(document)).toMatchObject({ backfill, accepted: 1, duplicates: 0, refusedCount: 1 });
    expect(answerOf(document).refused.map(problemsOf)).toEqual(['code: value_is_mandatory']);
  });

  it('is by lines unless the file is one document', () => {
    expect(typeOf('events.JSON')).toBe('application/json');
    expect(typeOf('events.ndjson')).toBe('application/x-ndjson');
    expect(typeOf('events.jsonl')).toBe('application/x-ndjson');
  });
});

function open(path = '', may?: Parameters<typeof openApp>[1]) {
  const app = openApp(`/northwind/developers/backfills${path}`, { as: ADMIN, ...may });
  app.server.override('GET /api/v1/backfills', listed('backfills', [backfill]));
  app.server.override('GET /api/v1/backfills/b-1', ok({ backfill }));
  app.server.override('GET /api/v1/backfills/b-1/differences', listed('differences', [difference]));
  return app;
}

describe('backfills (WEB-285)', () => {
  it('are uploaded as files, and say which events were refused', async () => {
    const { user, server, container } = open();
    expect(await screen.findByText('Not applied')).toBeVisible();
    await expectAccessible(container);
    server.override('POST /api/v1/backfills', { status: 207, body: { events: [refused], ...ending } });
    await user.click(screen.getByRole('button', { name: 'Upload events' }));
    const dialog = within(await screen.findByRole('dialog'));
    const file = new File(['{"transaction_id": "a-1"}\n'], 'events.ndjson');
    await user.upload(dialog.getByLabelText('Choose a file', { selector: 'input' }), file);
    expect(await dialog.findByText('code: value_is_mandatory')).toBeVisible();
    expect(dialog.getByRole('link', { name: 'See what they would change' })).toHaveAttribute(
      'href',
      '/northwind/developers/backfills/b-1',
    );
    expect(server.last('POST', '/api/v1/backfills')?.contentType).toBe('application/x-ndjson');
    await expectAccessible(document.body);
  });

  it('show what they would change, invoice by invoice and charge by charge', async () => {
    const { user } = open('/b-1');
    await user.click(await screen.findByRole('button', { name: 'NOR-001-003' }));
    const drawer = within(await screen.findByRole('dialog'));
    expect(drawer.getByText('region: eu')).toBeVisible();
    expect(drawer.getByText('15 units')).toBeVisible();
    await expectAccessible(document.body);
  });

  it.each([
    ['uploaded', 'Apply', 'apply', /next invoice bills the difference/],
    ['applied', 'Undo', 'undo', /only a credit note helps/],
  ] as const)('that are %s offer: %s, after asking', async (state, action, step, warning) => {
    const { user, server } = open('/b-1');
    server.override('GET /api/v1/backfills/b-1', ok({ backfill: { ...backfill, state } }));
    server.override(`POST /api/v1/backfills/b-1/${step}`, ok({ backfill }));
    await user.click(await screen.findByRole('button', { name: action }));
    const dialog = within(await screen.findByRole('dialog'));
    expect(dialog.getByText(warning)).toBeVisible();
    expect(server.last('POST', `/api/v1/backfills/b-1/${step}`)).toBeUndefined();
    await user.click(dialog.getByRole('button', { name: action }));
    await expect.poll(() => server.last('POST', `/api/v1/backfills/b-1/${step}`)).toBeTruthy();
  });

  it('do not exist for who may not change the organization', async () => {
    open('', { may: ['developers:manage'] });
    expect(await screen.findByText('Your role does not open this page')).toBeVisible();
    expect(screen.queryByRole('link', { name: 'Backfills' })).toBeNull();
  });
});
