import { infiniteQueryOptions, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { api } from '@/api/client';
import type { PageMeta } from '@/api/types';
import { usePermissions } from '@/app/permissions/access';
import type { CreditNote } from '@/features/creditnote/creditnote.queries';
import type { Customer } from '@/features/customer/customer.queries';
import type { Invoice } from '@/features/invoice/invoice.queries';
import type { Payment } from '@/features/payment/payment.queries';
import { ALL_STATUSES, subscriptionsQuery } from '@/features/subscription/subscription.queries';
import type { Wallet } from '@/features/wallet/wallet.queries';
import {
  blocking,
  type Moment,
  merged,
  ofCreditNote,
  ofInvoice,
  ofPayment,
  ofSubscription,
  ofWallet,
  type Source,
} from './moments';
import { t } from './texts';

const PER_PAGE = 25;
/** Subscriptions and wallets are few, and have more than one moment each, so they are loaded at once. */
const ALL = 1000;

const listQuery = <T>(list: 'invoices' | 'payments' | 'credit_notes', external_customer_id: string) =>
  infiniteQueryOptions({
    queryKey: [list, 'timeline', external_customer_id],
    initialPageParam: 1,
    getNextPageParam: ({ meta }: { rows: T[]; meta: PageMeta }) => meta.next_page,
    queryFn: async ({ pageParam: page, signal }) => {
      const query = { external_customer_id, page, per_page: PER_PAGE };
      const body = await api.get<{ meta: PageMeta } & Record<string, unknown>>(`/${list}`, { query, signal });
      return { rows: body[list] as T[], meta: body.meta };
    },
  });

/** A list as a source of moments; nothing for who may not see it. */
function useList<T>(
  list: 'invoices' | 'payments' | 'credit_notes',
  customer: Customer,
  momentOf: (row: T) => Moment,
) {
  const { can } = usePermissions();
  const enabled = can(`${list}:view`);
  const query = useInfiniteQuery({ ...listQuery<T>(list, customer.external_id), enabled });
  const moments = (query.data?.pages ?? []).flatMap(({ rows }) => rows.map(momentOf));
  return { ...query, moments, hasMore: query.hasNextPage, waiting: enabled && query.isPending };
}

function useWhole(customer: Customer) {
  const { can } = usePermissions();
  const id = customer.external_id;
  const subscriptions = useQuery({
    ...subscriptionsQuery({ external_customer_id: id, status: ALL_STATUSES, per_page: ALL }),
    enabled: can('subscriptions:view'),
  });
  const wallets = useQuery({
    queryKey: ['wallets', 'timeline', id],
    queryFn: async ({ signal }) =>
      (
        await api.get<{ wallets: Wallet[] }>('/wallets', {
          query: { external_customer_id: id, per_page: ALL },
          signal,
        })
      ).wallets,
  });
  const became: Moment = {
    key: 'customer',
    kind: 'customer',
    at: customer.created_at,
    text: t('customer'),
  };
  const source: Source = {
    moments: [
      became,
      ...(subscriptions.data?.rows ?? []).flatMap(ofSubscription),
      ...(wallets.data ?? []).flatMap(ofWallet),
    ],
    hasMore: false,
  };
  return {
    source,
    waiting: (can('subscriptions:view') && subscriptions.isPending) || wallets.isPending,
    error: subscriptions.error ?? wallets.error,
  };
}

/** What happened with a customer, merged from the lists that the role may see, the newest first. */
export function useTimeline(customer: Customer) {
  const whole = useWhole(customer);
  const lists = [
    useList<Invoice>('invoices', customer, ofInvoice(customer.applicable_timezone)),
    useList<Payment>('payments', customer, ofPayment),
    useList<CreditNote>('credit_notes', customer, ofCreditNote),
  ];
  const sources = [...lists, whole.source];
  const behind = blocking(sources);
  return {
    moments: merged(sources),
    waiting: whole.waiting || lists.some(({ waiting }) => waiting),
    error: lists.find(({ error }) => error)?.error ?? whole.error,
    hasMore: behind.length > 0,
    loading: lists.some(({ isFetchingNextPage }) => isFetchingNextPage),
    showEarlier: () => {
      for (const index of behind) void lists[index]?.fetchNextPage();
    },
  };
}
