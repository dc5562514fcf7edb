import { describe, expect, it } from 'vitest';
import { tokensFrom } from './TokenInput';

describe('tokens', () => {
  it('come from lists and lines, each once, without blanks', () => {
    expect(tokensFrom(' eu, us\nap,,eu')).toEqual(['eu', 'us', 'ap']);
    expect(tokensFrom('eu', ['eu', 'us'])).toEqual(['eu', 'us']);
    expect(tokensFrom('  ')).toEqual([]);
  });
});
