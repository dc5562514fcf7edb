import { describe, expect, it } from 'vitest';
import { added, changed, connected, removed, type TierValues } from './tiers';

const tier = (from: string, upTo: string): TierValues => ({ from, upTo, price: '1', flat: '0' });
const bounds = (tiers: readonly TierValues[]) => tiers.map(({ from, upTo }) => `${from}-${upTo}`);

const three = [tier('0', '10'), tier('11', '100'), tier('101', '')];

describe('tiers that connect (PRC-027)', () => {
  it('start one above the end of the one before', () => {
    expect(bounds(connected([tier('0', '10'), tier('', '20.5'), tier('', '')]))).toEqual([
      '0-10',
      '11-20.5',
      '21.5-',
    ]);
  });

  it('move along when an end changes', () => {
    expect(bounds(changed(three, 0, { upTo: '50' }))).toEqual(['0-50', '51-100', '101-']);
  });

  it('keep bounds that somebody else wrote until an end changes', () => {
    const adjacent = [tier('0', '10'), tier('10', '')];
    expect(bounds(changed(adjacent, 1, { price: '2' }))).toEqual(['0-10', '10-']);
    expect(bounds(changed(adjacent, 0, { upTo: '10' }))).toEqual(['0-10', '11-']);
  });

  it('wait while an end is not readable', () => {
    expect(bounds(changed(three, 0, { upTo: '5o' }))).toEqual(['0-5o', '-100', '101-']);
  });

  it('give the last one an end when another is added', () => {
    expect(bounds(added(three))).toEqual(['0-10', '11-100', '101-1000', '1001-']);
    expect(bounds(added([tier('0', '')]))).toEqual(['0-100', '101-']);
    expect(bounds(added([]))).toEqual(['0-']);
  });

  it('close up when one is removed, and keep where the first starts', () => {
    expect(bounds(removed(three, 1))).toEqual(['0-10', '11-']);
    expect(bounds(removed([tier('1', '10'), tier('11', '')], 0))).toEqual(['1-']);
    expect(bounds(removed([tier('0', '')], 0))).toEqual(['0-']);
  });
});
