import { describe, expect, it } from 'vitest';
import { fee, usageFee } from '@/test/billing';
import { feeParts } from './feeParts';
import type { AmountDetails } from './invoice.queries';

const partsOf = (amount_details: AmountDetails) => feeParts({ ...usageFee, amount_details });

describe('what a price is made of', () => {
  it('is nothing for units times price, and for the subscription fee', () => {
    expect(partsOf({})).toEqual([]);
    expect(feeParts(fee)).toEqual([]);
  });

  it('is a line per tier and its flat fee for graduated prices (PRC-062)', () => {
    expect(feeParts(usageFee)).toEqual([
      { kind: 'tier', from: '0', to: '100', units: '100.0', price: '0.0', amount: '0.0' },
      { kind: 'tier', from: '101', to: null, units: '398.0', price: '0.0125', amount: '4.975' },
      { kind: 'flat', amount: '1.0' },
    ]);
  });

  it('is a rate per tier for graduated percentages', () => {
    const range = {
      from_value: 0,
      to_value: null,
      units: '50.0',
      rate: '2.0',
      per_unit_total_amount: '1.0',
      flat_unit_amount: '0.0',
    };
    expect(partsOf({ graduated_percentage_ranges: [range] })).toEqual([
      { kind: 'tier', from: '0', to: null, units: '50.0', ratePercent: '2.0', amount: '1.0' },
    ]);
  });

  it('is all units and the flat fee for volume prices', () => {
    expect(
      partsOf({ per_unit_amount: '0.30', per_unit_total_amount: '27.0', flat_unit_amount: '2.0' }),
    ).toEqual([
      { kind: 'all', units: '498.0', price: '0.30', amount: '27.0' },
      { kind: 'flat', amount: '2.0' },
    ]);
  });

  it('is the free units and the packages for packages', () => {
    const details = {
      free_units: '200.0',
      paid_units: '4321.0',
      per_package_size: 100,
      per_package_unit_amount: '4.5',
    };
    expect(partsOf(details)).toEqual([
      { kind: 'free', units: '200.0' },
      { kind: 'packages', units: '4321.0', size: '100', price: '4.5', amount: null },
    ]);
    expect(partsOf({ ...details, paid_units: '0.0' })).toEqual([{ kind: 'free', units: '200.0' }]);
  });

  it('is the rate, the fixed fee and the adjustment for percentages', () => {
    const details = {
      free_units: '0.0',
      paid_units: '25420.59',
      rate: '1.4',
      per_unit_total_amount: '355.88826',
      paid_events: 54,
      fixed_fee_unit_amount: '0.25',
      fixed_fee_total_amount: '13.5',
      min_max_adjustment_total_amount: '-2.0',
    };
    expect(partsOf(details)).toEqual([
      { kind: 'rate', units: '25420.59', ratePercent: '1.4', amount: '355.88826' },
      { kind: 'fixedFee', units: '54', price: '0.25', amount: '13.5' },
      { kind: 'minMax', amount: '-2.0' },
    ]);
  });

  it('is not repeated at a true-up', () => {
    expect(feeParts({ ...usageFee, lago_true_up_parent_fee_id: 'f-2' })).toEqual([]);
  });
});
