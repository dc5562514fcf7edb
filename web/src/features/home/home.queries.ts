import { queryOptions } from '@tanstack/react-query';
import { api } from '@/api/client';
import type { PageMeta } from '@/api/types';

type Counted = 'billable_metrics' | 'plans' | 'customers' | 'subscriptions' | 'invoices' | 'events';
type Narrowing = Record<string, string | boolean | readonly string[] | undefined>;

/** How many there are. The key begins with the resource, so that it is asked again when one is added. */
export const countQuery = (resource: Counted, narrowing: Narrowing = {}) =>
  queryOptions({
    queryKey: [resource, 'count', narrowing],
    queryFn: async ({ signal }) =>
      (
        await api.get<{ meta: PageMeta }>(`/${resource}`, {
          query: { ...narrowing, per_page: 1 },
          signal,
        })
      ).meta.total_count,
  });
