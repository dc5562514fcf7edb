import { describe, expect, it } from 'vitest';
import { usage } from '@/test/billing';
import { curlOf } from './curl';
import type { ChargeUsage } from './usage.queries';
import { chargeName, usageParts } from './usageParts';

const [charge] = usage.charges_usage as [ChargeUsage];

describe('the parts of a usage', () => {
  it('are its filters, and what no filter takes', () => {
    expect(usageParts(charge).map(({ name }) => name)).toEqual(['Asia Pacific', null]);
  });

  it('are its groups, with the filters inside of them', () => {
    const group = { ...charge, grouped_by: { team: 'blue', stage: null }, filters: charge.filters };
    const [part] = usageParts({ ...charge, grouped_usage: [group] });
    expect(part?.name).toBe('blue');
    expect(part?.parts).toHaveLength(2);
  });

  it('are none where one nameless part would repeat the charge', () => {
    expect(
      usageParts({ filters: [{ ...charge, invoice_display_name: null, values: null }], grouped_usage: [] }),
    ).toEqual([]);
  });

  it('are called by their values where they have no name', () => {
    const filters = charge.filters.map((filter) => ({ ...filter, invoice_display_name: null }));
    expect(usageParts({ filters, grouped_usage: [] })[0]?.name).toBe('ap');
  });

  it('belong to a charge called by its own name, else by its metric', () => {
    expect(chargeName(charge)).toBe('API calls');
    expect(chargeName({ ...charge, charge: { ...charge.charge, invoice_display_name: 'Calls' } })).toBe(
      'Calls',
    );
  });
});

describe('the command that sends an event', () => {
  it('is what a shell turns into JSON with a new transaction id each time', () => {
    const command = curlOf('https://tarn.test', {
      externalSubscriptionId: 'sub "1"',
      code: 'storage',
      property: 'gb',
    });
    expect(command).toContain('curl https://tarn.test/api/v1/events');
    const body = /-d "([\s\S]*)"$/.exec(command)?.[1] ?? '';
    const unescaped = body.replaceAll('\\"', '"').replaceAll('\\\\', '\\').replace('$(date +%s%N)', '17');
    expect(JSON.parse(unescaped)).toEqual({
      event: {
        transaction_id: '17',
        external_subscription_id: 'sub "1"',
        code: 'storage',
        properties: { gb: 1 },
      },
    });
  });
});
