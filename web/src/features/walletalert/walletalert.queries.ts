import { queryOptions } from '@tanstack/react-query';
import { api } from '@/api/client';
import type { Wallet } from '@/features/wallet/wallet.queries';

export const ALERT_TYPES = [
  'wallet_balance_amount',
  'wallet_ongoing_balance_amount',
  'wallet_credits_balance',
  'wallet_credits_ongoing_balance',
] as const;

export type AlertType = (typeof ALERT_TYPES)[number];

/** Amounts are in cents, credits as they are. */
export interface Threshold {
  code?: string | null;
  value: string;
  recurring: boolean;
}

export interface WalletAlert {
  lago_id: string;
  alert_type: AlertType;
  code: string;
  name: string | null;
  thresholds: Threshold[];
}

type Owner = Pick<Wallet, 'external_customer_id' | 'code'>;

const at = ({ external_customer_id, code }: Owner, alertCode?: string) =>
  ['/customers', external_customer_id, 'wallets', code, 'alerts', alertCode]
    .filter((part) => part !== undefined)
    .map((part, index) => (index === 0 ? part : encodeURIComponent(part)))
    .join('/');

export const walletAlertsQuery = (wallet: Owner) =>
  queryOptions({
    queryKey: ['wallet_alerts', wallet.external_customer_id, wallet.code],
    queryFn: async ({ signal }) =>
      (await api.get<{ alerts: WalletAlert[] }>(at(wallet), { query: { per_page: 100 }, signal })).alerts,
  });

export interface AlertWrite {
  alert_type?: AlertType;
  code: string;
  name: string | null;
  thresholds: Threshold[];
}

export const createWalletAlert = ({ wallet, alert }: { wallet: Owner; alert: AlertWrite }) =>
  api.post(at(wallet), { alert });

export const updateWalletAlert = (change: { wallet: Owner; before: string; alert: AlertWrite }) =>
  api.put(at(change.wallet, change.before), { alert: change.alert });

export const deleteWalletAlert = ({ wallet, code }: { wallet: Owner; code: string }) =>
  api.delete(at(wallet, code));
