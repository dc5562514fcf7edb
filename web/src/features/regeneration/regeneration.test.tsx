import { screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { ADMIN, FINANCE, openApp } from '@/test/app';
import { expectAccessible } from '@/test/axe';
import { billingAnswers, invoiceDetail, ok } from '@/test/billing';
import { regeneratedFeesOf, regenerationValuesOf } from './regeneration';

const voided = { ...invoiceDetail, status: 'voided' as const };
const made = { ...invoiceDetail, lago_id: 'i-9', number: 'NOR-001-009', total_amount_cents: 5831 };

function open(as = ADMIN, status: 'voided' | 'finalized' = 'voided') {
  const app = openApp('/northwind/invoices/i-1/regenerate', { as });
  for (const [route, answer] of Object.entries(billingAnswers)) app.server.override(route, answer);
  app.server.override('GET /api/v1/invoices/i-1', ok({ invoice: { ...voided, status } }));
  app.server.override('POST /api/v1/invoices/i-1/regenerate/preview', ok({ invoice: made }));
  app.server.override('POST /api/v1/invoices/i-1/regenerate', ok({ invoice: made }));
  app.server.override('GET /api/v1/invoices/i-9', ok({ invoice: made }));
  return app;
}

describe('billing a voided invoice again (INV-165)', () => {
  it('sends of each line what differs alone, and leaves out what is left out', () => {
    const values = regenerationValuesOf(voided.fees);
    const [first, second] = values.lines;
    if (!first || !second) throw new Error('two fees expected');
    const changed = {
      lines: [
        { ...first, units: '2.0', name: 'Team plan' },
        { ...second, taken: false },
      ],
    };
    expect(regeneratedFeesOf(changed, voided.fees)).toEqual([
      { fee_id: first.feeId, units: '2', invoice_display_name: 'Team plan' },
    ]);
  });

  it('states prices in the unit of the fee, in which they are sent (PRC-053)', () => {
    const [fee] = voided.fees;
    if (!fee) throw new Error('a fee expected');
    const pricing_unit_details = {
      short_name: 'CR',
      amount_cents: 11960,
      precise_unit_amount: '0.24',
      conversion_rate: '0.05',
    };
    const fees = [{ ...fee, pricing_unit_details }];
    const values = regenerationValuesOf(fees);
    expect(values.lines[0]?.price).toBe('0.24');
    expect(regeneratedFeesOf(values, fees)).toEqual([{ fee_id: fee.lago_id }]);
  });

  it('shows the new total before anything is saved, and is accessible', async () => {
    const { container, server } = open();
    const [fee] = voided.fees;
    expect(await screen.findByText('€58.31')).toBeVisible();
    expect(server.last('POST', '/api/v1/invoices/i-1/regenerate/preview')?.body.invoice.fees).toContainEqual({
      fee_id: fee?.lago_id,
    });
    expect(server.sent.filter(({ path }) => path.endsWith('/regenerate'))).toEqual([]);
    await expectAccessible(container);
  });

  it('issues the invoice with the changed lines and opens it', async () => {
    const { user, server, router } = open();
    const units = await screen.findAllByLabelText('Units');
    const [first] = units;
    if (!first) throw new Error('a line expected');
    await user.clear(first);
    await user.type(first, '3');
    await user.click(screen.getByRole('button', { name: 'Issue invoice' }));
    await expect.poll(() => router.state.location.pathname).toBe('/northwind/invoices/i-9');
    const sent = server.sent.find(({ path }) => path.endsWith('/regenerate'));
    expect(sent?.body.invoice.fees[0]).toEqual({ fee_id: voided.fees[0]?.lago_id, units: '3' });
  });

  it('needs at least one line', async () => {
    const { user, server } = open();
    for (const box of await screen.findAllByRole('checkbox')) await user.click(box);
    expect(screen.getByText('Choose at least one line.')).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Issue invoice' }));
    expect(server.sent.some(({ path }) => path.endsWith('/regenerate'))).toBe(false);
  });

  it('is nothing for an invoice that is not voided', async () => {
    open(ADMIN, 'finalized');
    expect(await screen.findByText('Only a voided invoice can be billed again.')).toBeVisible();
  });
});

describe('the page of a voided invoice', () => {
  it('leads finance to bill it again', async () => {
    const app = openApp('/northwind/invoices/i-1', { as: FINANCE });
    for (const [route, answer] of Object.entries(billingAnswers)) app.server.override(route, answer);
    app.server.override('GET /api/v1/invoices/i-1', ok({ invoice: voided }));
    await app.user.click(await screen.findByRole('button', { name: 'More actions' }));
    const item = await screen.findByRole('menuitem', { name: 'Bill again' });
    expect(within(document.body).getByRole('menu')).toContainElement(item);
    expect(item).toHaveAttribute('href', '/northwind/invoices/i-1/regenerate');
  });
});
