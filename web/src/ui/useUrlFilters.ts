import { useNavigate, useSearch } from '@tanstack/react-router';
import { useCallback, useMemo } from 'react';

type SearchParams = Record<string, string | string[] | undefined>;

export interface UrlFilters {
  /** The set filters, by key. */
  values: Record<string, string[]>;
  search: string;
  page: number;
  /** Anything set that narrows the list. */
  isFiltered: boolean;
  set: (key: string, values: string[]) => void;
  setSearch: (term: string) => void;
  setPage: (page: number) => void;
  clear: () => void;
}

/** A list's filters, search and page, kept in the address so that a view can be shared. Changing a filter goes to page one. */
export function useUrlFilters(keys: readonly string[]): UrlFilters {
  const parameters = useSearch({ strict: false }) as SearchParams;
  const navigate = useNavigate();
  const change = useCallback(
    (changes: SearchParams) =>
      void navigate({
        to: '.',
        search: (previous: SearchParams) => ({ ...previous, page: undefined, ...changes }),
        replace: !('page' in changes),
      } as Parameters<typeof navigate>[0]),
    [navigate],
  );
  const joined = keys.join('\n');
  return useMemo(() => {
    const known = joined === '' ? [] : joined.split('\n');
    const values: Record<string, string[]> = {};
    for (const key of known) {
      const value = parameters[key];
      if (value !== undefined && value !== '') values[key] = Array.isArray(value) ? value : [value];
    }
    const search = typeof parameters.q === 'string' ? parameters.q : '';
    return {
      values,
      search,
      page: Math.max(1, Number.parseInt(String(parameters.page ?? '1'), 10) || 1),
      isFiltered: search !== '' || Object.keys(values).length > 0,
      set: (key, next) => change({ [key]: next.length === 0 ? undefined : next }),
      setSearch: (term) => change({ q: term === '' ? undefined : term }),
      setPage: (page) => change({ page: page === 1 ? undefined : String(page) }),
      clear: () => change(Object.fromEntries([...known, 'q'].map((key) => [key, undefined]))),
    };
  }, [parameters, joined, change]);
}

/** Search parameters as plain `key=value` pairs; a key that occurs several times is a list. */
export function parseSearch(text: string): SearchParams {
  const parsed: SearchParams = {};
  for (const [key, value] of new URLSearchParams(text)) {
    const before = parsed[key];
    parsed[key] = before === undefined ? value : [...(Array.isArray(before) ? before : [before]), value];
  }
  return parsed;
}

export function stringifySearch(parameters: Record<string, unknown>): string {
  const pairs = new URLSearchParams();
  for (const [key, value] of Object.entries(parameters)) {
    if (value === undefined || value === null) continue;
    for (const item of Array.isArray(value) ? value : [value]) pairs.append(key, String(item));
  }
  const text = pairs.toString();
  return text === '' ? '' : `?${text}`;
}
