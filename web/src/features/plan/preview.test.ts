import { describe, expect, it } from 'vitest';
import { emptyPrices, type PriceValues } from './charge';
import { decimal, textOf } from './decimal';
import type { ChargeModel } from './plan.queries';
import { previewOf } from './preview';

const tier = (from: string, upTo: string, price: string, flat = '0') => ({ from, upTo, price, flat });

function cost(model: ChargeModel, prices: Partial<PriceValues>, units: string): string | null {
  const quantity = decimal(units);
  const preview = quantity && previewOf(model, { ...emptyPrices(), ...prices }, quantity);
  return preview ? textOf(preview.total) : null;
}

const graduated = [tier('0', '10', '1', '5'), tier('11', '20', '0.5', '2'), tier('21', '', '0.25')];

describe('the example price', () => {
  it('multiplies standard prices (PRC-060)', () => {
    expect(cost('standard', { amount: '0.00045' }, '1000')).toBe('0.45');
  });

  it('sells whole packages after the free units (PRC-061)', () => {
    const prices = { amount: '5', packageSize: '100', freeUnits: '50' };
    expect(cost('package', prices, '50')).toBe('0');
    expect(cost('package', prices, '51')).toBe('5');
    expect(cost('package', prices, '150.5')).toBe('10');
  });

  it('prices each tier for what falls into it (PRC-062)', () => {
    expect(cost('graduated', { tiers: graduated }, '0')).toBe('5');
    expect(cost('graduated', { tiers: graduated }, '10')).toBe('15');
    expect(cost('graduated', { tiers: graduated }, '10.5')).toBe('17.25');
    expect(cost('graduated', { tiers: graduated }, '30')).toBe('24.5');
  });

  it('reads tiers that start where the one before ends alike', () => {
    const adjacent = [tier('0', '10', '1', '5'), tier('10', '20', '0.5', '2'), tier('20', '', '0.25')];
    expect(cost('graduated', { tiers: adjacent }, '30')).toBe('24.5');
  });

  it('takes a share of each tier (PRC-063)', () => {
    const tiers = [tier('0', '1000', '1.5'), tier('1001', '', '1', '20')];
    expect(cost('graduated_percentage', { tiers }, '3000')).toBe('55');
  });

  it('prices all units by the tier that is reached (PRC-064)', () => {
    expect(cost('volume', { tiers: graduated }, '15')).toBe('9.5');
    expect(cost('volume', { tiers: [tier('1', '10', '1', '5'), tier('11', '', '1')] }, '0')).toBe('0');
  });

  it('shows nothing while prices are incomplete or depend on single events', () => {
    expect(cost('standard', { amount: '' }, '10')).toBeNull();
    expect(cost('graduated', { tiers: [tier('0', '', '')] }, '10')).toBeNull();
    expect(cost('percentage', { rate: '1' }, '10')).toBeNull();
  });
});
