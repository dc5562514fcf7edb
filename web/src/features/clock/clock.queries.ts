import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { api } from '@/api/client';
import type { Clock, PageMeta } from '@/api/types';
import { wireInstant } from './travel';

export const clockQuery = queryOptions({
  queryKey: ['clock'],
  queryFn: async ({ signal }) => (await api.get<{ clock: Clock }>('/clock', { signal })).clock,
});

export interface Move {
  now: string;
  /** Null for whoever may not see invoices. */
  newInvoices: number | null;
}

async function countInvoices(): Promise<number | null> {
  try {
    const { meta } = await api.get<{ meta: PageMeta }>('/invoices', { query: { per_page: 1 } });
    return meta.total_count;
  } catch {
    return null;
  }
}

/** Moves the sandbox's clock; answers once all work due on the way is done. Afterwards everything may have changed. */
export function useMoveClock({ countsInvoices }: { countsInvoices: boolean }) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async (to: Date): Promise<Move> => {
      const before = countsInvoices ? await countInvoices() : null;
      const { clock } = await api.put<{ clock: Clock }>('/clock', { clock: { now: wireInstant(to) } });
      const after = countsInvoices ? await countInvoices() : null;
      return { now: clock.now, newInvoices: before === null || after === null ? null : after - before };
    },
    onSettled: () => queries.invalidateQueries(),
  });
}
