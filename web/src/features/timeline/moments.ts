import type { CreditNote } from '@/features/creditnote/creditnote.queries';
import type { Invoice } from '@/features/invoice/invoice.queries';
import type { Payment } from '@/features/payment/payment.queries';
import { midnightOf } from '@/features/subscription/civilDates';
import type { Subscription } from '@/features/subscription/subscription.queries';
import type { Wallet } from '@/features/wallet/wallet.queries';
import { t } from './texts';

export type MomentKind = 'customer' | 'subscription' | 'invoice' | 'payment' | 'creditNote' | 'wallet';

/** Something that happened between the organization and a customer. */
export interface Moment {
  key: string;
  kind: MomentKind;
  at: string;
  text: string;
  amount?: { cents: number; currency: string };
  /** Segments below the organization. */
  path?: readonly string[];
}

export function ofSubscription(row: Subscription): Moment[] {
  const plan = row.plan_code;
  const path = ['subscriptions', row.external_id];
  const began: Moment = {
    key: `${row.lago_id} began`,
    kind: 'subscription',
    at: row.started_at ?? row.created_at,
    text: t(row.status === 'pending' || row.status === 'incomplete' ? 'willSubscribe' : 'subscribed', {
      plan,
    }),
    path,
  };
  const endedAt = row.terminated_at ?? row.canceled_at;
  if (!endedAt) return [began];
  const text = t(row.terminated_at ? 'ended' : 'canceled', { plan });
  return [began, { key: `${row.lago_id} ended`, kind: 'subscription', at: endedAt, text, path }];
}

export function ofWallet(row: Wallet): Moment[] {
  const name = row.name || t('unnamed');
  const path = ['wallets', row.lago_id];
  const opened: Moment = {
    key: `${row.lago_id} opened`,
    kind: 'wallet',
    at: row.created_at,
    text: t('wallet', { name }),
    path,
  };
  if (!row.terminated_at) return [opened];
  const text = t('walletEnded', { name });
  return [opened, { key: `${row.lago_id} closed`, kind: 'wallet', at: row.terminated_at, text, path }];
}

/** At the start of the day it is issued: the list of invoices goes by that day. */
export const ofInvoice =
  (zone: string) =>
  (row: Invoice): Moment => ({
    key: row.lago_id,
    kind: 'invoice',
    at: midnightOf(row.issuing_date, zone),
    text:
      row.status === 'draft'
        ? t('draft')
        : t(row.status === 'voided' ? 'voided' : 'invoice', { number: row.number }),
    amount: { cents: row.total_amount_cents, currency: row.currency },
    path: ['invoices', row.lago_id],
  });

export function ofPayment(row: Payment): Moment {
  const [invoice] = row.invoice_numbers ?? [];
  const [id] = row.invoice_ids;
  const several = row.invoice_ids.length > 1 || !invoice;
  const one = row.payment_status === 'failed' ? 'paymentFailed' : 'payment';
  return {
    key: row.lago_id,
    kind: 'payment',
    at: row.created_at,
    text: several ? t('paymentSeveral', { count: row.invoice_ids.length }) : t(one, { invoice }),
    amount: { cents: row.amount_cents, currency: row.amount_currency },
    path: id ? ['invoices', id] : undefined,
  };
}

export const ofCreditNote = (row: CreditNote): Moment => ({
  key: row.lago_id,
  kind: 'creditNote',
  at: row.created_at,
  text: t('creditNote', { number: row.number }),
  amount: { cents: row.total_amount_cents, currency: row.currency },
  path: ['credit-notes', row.lago_id],
});

/** A list that is loaded page by page, the newest first. */
export interface Source {
  moments: readonly Moment[];
  hasMore: boolean;
}

/** What a source has not loaded is no newer than the last it has. */
const reachOf = ({ moments }: Source): string => moments.at(-1)?.at ?? '';

/** Up to which instant everything is loaded; empty when nothing is left to load. */
export function horizonOf(sources: readonly Source[]): string {
  const reaches = sources.filter(({ hasMore }) => hasMore).map(reachOf);
  return reaches.sort().at(-1) ?? '';
}

/** Sources that have to load more before anything earlier can be shown. */
export function blocking(sources: readonly Source[]): number[] {
  const horizon = horizonOf(sources);
  return sources.flatMap((source, index) => (source.hasMore && reachOf(source) === horizon ? [index] : []));
}

/** In the order of time, the newest first, as far as no list can still hold something in between. */
export function merged(sources: readonly Source[]): Moment[] {
  const horizon = horizonOf(sources);
  return sources
    .flatMap(({ moments }) => moments)
    .filter(({ at }) => at >= horizon)
    .sort((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : 0));
}
