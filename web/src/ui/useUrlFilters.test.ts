import { describe, expect, it } from 'vitest';
import { parseSearch, stringifySearch } from './useUrlFilters';

describe('search parameters', () => {
  it('are plain pairs, several of one key a list', () => {
    expect(parseSearch('?status=draft&status=failed&q=ada%20l&page=2')).toEqual({
      status: ['draft', 'failed'],
      q: 'ada l',
      page: '2',
    });
    expect(stringifySearch({ status: ['draft', 'failed'], q: 'ada l', page: undefined })).toBe(
      '?status=draft&status=failed&q=ada+l',
    );
    expect(stringifySearch({})).toBe('');
  });

  it('come back as they were', () => {
    const parameters = { status: ['a&b', 'c=d'], q: 'ü/%2F' };
    expect(parseSearch(stringifySearch(parameters))).toEqual(parameters);
  });
});
