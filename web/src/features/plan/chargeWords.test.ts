import { describe, expect, it } from 'vitest';
import { chargeWords } from './chargeWords';
import type { ChargeModel, Properties } from './plan.queries';

const say = (model: ChargeModel, properties: Properties) => chargeWords(model, properties, 'EUR');

const range = { from_value: 0, to_value: null, flat_amount: '0' };

describe('charges in words', () => {
  it.each<[ChargeModel, Properties, string]>([
    ['standard', { amount: '0.002' }, '€0.002 per unit'],
    ['standard', { amount: '0' }, 'Free'],
    [
      'package',
      { amount: '5', package_size: 1000, free_units: 100 },
      '€5.00 per 1,000 units, first 100 free',
    ],
    ['percentage', { rate: '1.4', fixed_amount: '0.25' }, '1.4% + €0.25 per transaction'],
    [
      'percentage',
      {
        rate: '2',
        free_units_per_events: 1,
        per_transaction_min_amount: '1',
        per_transaction_max_amount: '9',
      },
      '2%, first transaction free, €1.00 to €9.00 each',
    ],
    ['graduated', { graduated_ranges: [{ ...range, per_unit_amount: '1' }] }, '€1.00 per unit'],
    [
      'volume',
      {
        volume_ranges: [
          { ...range, per_unit_amount: '12' },
          { ...range, per_unit_amount: '8', flat_amount: '20' },
        ],
      },
      '€8.00 – €12.00 per unit for all, by 2 volume tiers, plus flat fees',
    ],
    [
      'graduated_percentage',
      {
        graduated_percentage_ranges: [
          { ...range, rate: '1.2' },
          { ...range, rate: '0.8' },
        ],
      },
      '0.8% – 1.2%, by 2 tiers',
    ],
    ['dynamic', {}, 'Priced by each event'],
  ])('%s', (model, properties, text) => {
    expect(say(model, properties)).toBe(text);
  });
});
