import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { api } from '@/api/client';
import { type PageMeta, pageOf } from '@/api/types';

export const RULE_INTERVALS = ['weekly', 'monthly', 'quarterly', 'semiannual', 'yearly'] as const;
export type RuleInterval = (typeof RULE_INTERVALS)[number];

/** What tops a wallet up by itself. */
export interface WalletRule {
  lago_id: string;
  trigger: 'interval' | 'threshold';
  method: 'fixed' | 'target';
  interval: RuleInterval | null;
  status: 'active' | 'terminated';
  threshold_credits: string | null;
  paid_credits: string;
  granted_credits: string;
  started_at: string | null;
  target_ongoing_balance: string | null;
  expiration_at: string | null;
  transaction_name: string | null;
}

export interface Wallet {
  lago_id: string;
  external_customer_id: string;
  billing_entity_code: string;
  status: 'active' | 'terminated';
  currency: string;
  name: string | null;
  code: string;
  priority: number;
  /** What one credit is worth, in currency units. */
  rate_amount: string;
  credits_balance: string;
  balance_cents: number;
  consumed_credits: string;
  ongoing_balance_cents: number;
  ongoing_usage_balance_cents: number;
  credits_ongoing_balance: string;
  credits_ongoing_usage_balance: string;
  created_at: string;
  expiration_at: string | null;
  terminated_at: string | null;
  invoice_requires_successful_payment: boolean;
  applies_to: { fee_types: string[]; billable_metric_codes: string[] };
  recurring_transaction_rules: WalletRule[];
  paid_top_up_min_amount_cents: number | null;
  paid_top_up_max_amount_cents: number | null;
  purchase_order_number: string | null;
}

export interface Transaction {
  lago_id: string;
  lago_invoice_id: string | null;
  lago_credit_note_id: string | null;
  lago_voided_invoice_id: string | null;
  status: 'pending' | 'settled' | 'failed';
  source: 'manual' | 'interval' | 'threshold';
  transaction_status: 'purchased' | 'granted' | 'voided' | 'invoiced';
  transaction_type: 'inbound' | 'outbound';
  amount: string;
  credit_amount: string;
  remaining_amount_cents: number | null;
  remaining_credit_amount: string | null;
  priority: number;
  metadata: { key: string; value: string }[];
  settled_at: string | null;
  failed_at: string | null;
  created_at: string;
  name: string | null;
}

/** How much of a transaction came from, or went to, another one. */
export interface Link {
  lago_id: string;
  amount_cents: number;
  credit_amount: string;
  wallet_transaction: Transaction;
}

export const PER_PAGE = 25;

export const walletsQuery = (externalCustomerId: string) =>
  queryOptions({
    queryKey: ['wallets', 'of customer', externalCustomerId],
    queryFn: async ({ signal }) =>
      pageOf(
        await api.get<{ wallets: Wallet[]; meta: PageMeta }>('/wallets', {
          query: { external_customer_id: externalCustomerId, per_page: 100 },
          signal,
        }),
        'wallets',
      ),
  });

export const walletQuery = (id: string) =>
  queryOptions({
    queryKey: ['wallets', 'one', id],
    queryFn: async ({ signal }) => (await api.get<{ wallet: Wallet }>(`/wallets/${id}`, { signal })).wallet,
  });

export interface TransactionFilters {
  transaction_type?: string;
  page: number;
}

export const transactionsQuery = (walletId: string, filters: TransactionFilters) =>
  queryOptions({
    queryKey: ['wallets', 'transactions', walletId, filters],
    placeholderData: keepPreviousData,
    queryFn: async ({ signal }) =>
      pageOf(
        await api.get<{ wallet_transactions: Transaction[]; meta: PageMeta }>(
          `/wallets/${walletId}/wallet_transactions`,
          { query: { per_page: PER_PAGE, ...filters }, signal },
        ),
        'wallet_transactions',
      ),
  });

/** Where the credits of an outbound transaction came from, or those of an inbound one went. */
export const linksQuery = ({ lago_id, transaction_type }: Transaction) => {
  const kind = transaction_type === 'inbound' ? 'consumptions' : 'fundings';
  return queryOptions({
    queryKey: ['wallets', kind, lago_id],
    queryFn: async ({ signal }) => {
      const path = `/wallet_transactions/${lago_id}/${kind}`;
      const body = await api.get<Record<string, Link[]>>(path, { query: { per_page: 100 }, signal });
      return body[`wallet_transaction_${kind}`] ?? [];
    },
  });
};

export type WalletWrite = Record<string, unknown>;

export const createWallet = async (wallet: WalletWrite) =>
  (await api.post<{ wallet: Wallet }>('/wallets', { wallet })).wallet;

export const updateWallet = async ({ id, wallet }: { id: string; wallet: WalletWrite }) =>
  (await api.put<{ wallet: Wallet }>(`/wallets/${id}`, { wallet })).wallet;

export const terminateWallet = (id: string) => api.delete(`/wallets/${id}`);

export interface TransactionWrite {
  wallet_id: string;
  name?: string;
  paid_credits?: string;
  granted_credits?: string;
  voided_credits?: string;
  ignore_paid_top_up_limits?: boolean;
  purchase_order_number?: string;
}

export const transact = (wallet_transaction: TransactionWrite) =>
  api.post('/wallet_transactions', { wallet_transaction });
