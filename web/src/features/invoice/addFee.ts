import * as z from 'zod/mini';
import type { Charge, FixedCharge } from '@/features/plan/plan.queries';
import { required, text } from '@/ui/schema';
import { QUANTITY, quantitiesOf } from './editFee';
import type { AdjustedFeeWrite, InvoiceDetail } from './invoice.queries';

export const addFeeSchema = z
  .object({
    subscriptionId: required(),
    charge: required(),
    units: text(46, QUANTITY),
    price: text(46, QUANTITY),
    name: text(255),
  })
  .check(z.refine(({ units }) => units !== '', { path: ['units'], message: 'value_is_mandatory' }));

export type AddFeeValues = z.infer<typeof addFeeSchema>;

/** A charge of the subscription's plan that can be billed on the draft, or one price of it. */
export interface Billable {
  /** What a choice of it is known by. */
  key: string;
  name: string;
  detail: string;
  /** The code of the pricing unit that its price is stated in; absent: the currency (PRC-053). */
  unit?: string;
  target: Pick<AdjustedFeeWrite, 'charge_id' | 'charge_filter_id' | 'fixed_charge_id'>;
}

interface Priced {
  charges?: Charge[];
  fixed_charges?: FixedCharge[];
}

const filterName = (values: Record<string, string[]>) =>
  Object.entries(values)
    .map(([key, chosen]) => (chosen.length === 0 ? key : chosen.join(', ')))
    .join(' · ');

function ofCharge(charge: Charge): Billable[] {
  const name = charge.invoice_display_name || charge.billable_metric_code;
  const unit = charge.applied_pricing_unit?.code;
  const whole = {
    key: charge.lago_id,
    name,
    detail: charge.code,
    unit,
    target: { charge_id: charge.lago_id },
  };
  const parts = charge.filters.map((filter) => ({
    key: filter.lago_id,
    name: `${name} · ${filter.invoice_display_name || filterName(filter.values)}`,
    detail: charge.code,
    unit,
    target: { charge_id: charge.lago_id, charge_filter_id: filter.lago_id },
  }));
  return [whole, ...parts];
}

/** What the draft does not bill of a plan (WEB-201). */
export function missingFrom({ fees }: InvoiceDetail, subscriptionId: string, plan: Priced): Billable[] {
  const billed = fees.filter(({ lago_subscription_id: id }) => id === subscriptionId);
  const known = new Set(
    billed.flatMap((fee) => [fee.lago_charge_filter_id ?? fee.lago_charge_id, fee.lago_fixed_charge_id]),
  );
  const fixed = (plan.fixed_charges ?? []).map((charge) => ({
    key: charge.lago_id,
    name: charge.invoice_display_name || charge.add_on_code,
    detail: charge.code,
    target: { fixed_charge_id: charge.lago_id },
  }));
  return [...(plan.charges ?? []).flatMap(ofCharge), ...fixed].filter(({ key }) => !known.has(key));
}

export const addFeeWriteOf = (values: AddFeeValues, billable: Billable): AdjustedFeeWrite => ({
  subscription_id: values.subscriptionId,
  ...billable.target,
  ...quantitiesOf(values),
});
