import { describe, expect, it } from 'vitest';
import { fee, invoiceDetail, usageFee } from '@/test/billing';
import { feeSections, partOf } from './feeSections';

describe('fees on the document (INV-213)', () => {
  it('stand by subscription and period, the subscription fee first', () => {
    const [section, ...others] = feeSections(invoiceDetail);
    expect(others).toEqual([]);
    expect(section?.period?.external_subscription_id).toBe('sub_helios');
    expect(section?.amountCents).toBe(5498n);
    expect(section?.blocks.map((block) => block.fees.map(({ lago_id }) => lago_id))).toEqual([
      ['f-1'],
      ['f-2'],
    ]);
  });

  it('set charges without usage apart, but keep what costs something', () => {
    const unused = { ...usageFee, lago_id: 'unused', units: '0.0', amount_cents: 0 };
    const flat = { ...usageFee, lago_id: 'flat', units: '0.0', amount_cents: 100 };
    const [section] = feeSections({ ...invoiceDetail, fees: [unused, flat] });
    expect(section?.blocks[0]?.fees.map(({ lago_id }) => lago_id)).toEqual(['flat']);
    expect(section?.blocks[0]?.unused.map(({ lago_id }) => lago_id)).toEqual(['unused']);
  });

  it('put a true-up right after the charge it tops up', () => {
    const trueUp = { ...usageFee, lago_id: 'true-up', lago_true_up_parent_fee_id: 'f-2', units: '1.0' };
    const [section] = feeSections({ ...invoiceDetail, fees: [trueUp, usageFee] });
    expect(section?.blocks[0]?.fees.map(({ lago_id }) => lago_id)).toEqual(['f-2', 'true-up']);
  });

  it('of no subscription stand in a section of their own', () => {
    const sections = feeSections({ ...invoiceDetail, fees: [{ ...fee, lago_subscription_id: null }] });
    expect(sections.map(({ period }) => period === undefined)).toEqual([false, true]);
  });

  it('say which filter and group they are for', () => {
    const { item } = usageFee;
    const of = (changes: Partial<typeof item>) => partOf({ ...usageFee, item: { ...item, ...changes } });
    expect(of({})).toBeNull();
    expect(of({ filters: { region: ['eu', 'us'] }, grouped_by: { team: 'blue' } })).toBe('eu, us · blue');
    expect(of({ filters: { region: ['eu'] }, filter_invoice_display_name: 'Europe' })).toBe('Europe');
    expect(of({ filters: { region: [] }, grouped_by: { team: null } })).toBe('region');
  });
});
