import { useQueries } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { SearchHit, SearchProvider } from '../room';

interface Found {
  groups: { provider: SearchProvider; hits: SearchHit[] }[];
  searching: boolean;
}

/** Asks every provider once typing pauses. A provider that fails leaves the others' results alone. */
export function useFound(providers: readonly SearchProvider[], term: string): Found {
  const [asked, setAsked] = useState('');
  useEffect(() => {
    const timer = setTimeout(() => setAsked(term.trim()), 180);
    return () => clearTimeout(timer);
  }, [term]);
  const enabled = asked.length >= 2;
  const results = useQueries({
    queries: providers.map((provider) => ({
      queryKey: ['palette', provider.id, asked],
      queryFn: ({ signal }: { signal: AbortSignal }) => provider.search(asked, signal),
      enabled,
      staleTime: 30_000,
      retry: false,
    })),
  });
  const groups = providers.map((provider, index) => ({
    provider,
    hits: (enabled && results[index]?.data) || [],
  }));
  return {
    groups: groups.filter((group) => group.hits.length > 0),
    searching: enabled && results.some((result) => result.isFetching),
  };
}
