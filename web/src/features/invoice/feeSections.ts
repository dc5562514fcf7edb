import type { BilledPeriod, Fee, InvoiceDetail } from './invoice.queries';

/** Fees of one subscription, parted by the periods they are for, as the printed document shows them (INV-213). */
export interface FeeSection {
  key: string;
  /** Absent for fees of no subscription. */
  period: BilledPeriod | undefined;
  blocks: FeeBlock[];
  amountCents: bigint;
}

export interface FeeBlock {
  key: string;
  fromAt: string | null;
  toAt: string | null;
  fees: Fee[];
  /** Charges without usage, left out of the document. */
  unused: Fee[];
}

const ranks: Record<Fee['item']['type'], number> = {
  subscription: 0,
  fixed_charge: 1,
  charge: 2,
  commitment: 3,
  add_on: 4,
  credit: 4,
};

/** Nothing was used and nothing is owed. */
export const isUnused = (fee: Fee) =>
  fee.item.type === 'charge' && fee.amount_cents === 0 && Number(fee.units) === 0;

function inOrder(fees: readonly Fee[]): Fee[] {
  return [...fees].sort(
    (a, b) =>
      ranks[a.item.type] - ranks[b.item.type] ||
      compare(nameOf(a).toLowerCase(), nameOf(b).toLowerCase()) ||
      compare(a.lago_charge_id ?? '', b.lago_charge_id ?? '') ||
      Number(Boolean(a.lago_true_up_parent_fee_id)) - Number(Boolean(b.lago_true_up_parent_fee_id)),
  );
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

export const nameOf = (fee: Fee) => fee.item.invoice_display_name || fee.item.name;

/** What tells a fee from others of the same charge: its filter and the group of its events. */
export function partOf(fee: Fee): string | null {
  const { filter_invoice_display_name: named, filters, grouped_by: groups } = fee.item;
  const filter =
    named ||
    Object.entries(filters ?? {})
      .map(([key, values]) => (values.length === 0 ? key : values.join(', ')))
      .join(' · ');
  const parts = [filter, ...Object.values(groups ?? {})].filter(Boolean);
  return parts.length > 0 ? parts.join(' · ') : null;
}

function blocksOf(fees: readonly Fee[]): FeeBlock[] {
  const blocks = new Map<string, FeeBlock>();
  for (const fee of inOrder(fees)) {
    const dated = fee.item.type !== 'add_on';
    const [fromAt, toAt] = dated ? [fee.from_date, fee.to_date] : [null, null];
    const key = `${fromAt}/${toAt}`;
    const block = blocks.get(key) ?? { key, fromAt, toAt, fees: [], unused: [] };
    (isUnused(fee) ? block.unused : block.fees).push(fee);
    blocks.set(key, block);
  }
  return [...blocks.values()];
}

export function feeSections({
  billing_periods,
  fees,
}: Pick<InvoiceDetail, 'billing_periods' | 'fees'>): FeeSection[] {
  const bySubscription = new Map<string, Fee[]>(
    billing_periods.map((period) => [period.lago_subscription_id, []]),
  );
  for (const fee of fees) {
    const key = fee.lago_subscription_id ?? '';
    bySubscription.set(key, [...(bySubscription.get(key) ?? []), fee]);
  }
  return [...bySubscription].map(([key, own]) => ({
    key,
    period: billing_periods.find((period) => period.lago_subscription_id === key),
    blocks: blocksOf(own),
    amountCents: own.reduce((sum, fee) => sum + BigInt(fee.amount_cents), 0n),
  }));
}
