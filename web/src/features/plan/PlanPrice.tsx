import { Money } from '@/ui';
import type { Plan } from './plan.queries';
import { t } from './texts';

type Priced = Pick<Plan, 'amount_cents' | 'amount_currency' | 'interval'>;

/** The fee with its interval: "€49.00 per month". */
export function PlanPrice({ plan }: { plan: Priced }) {
  return (
    <span className="whitespace-nowrap">
      <Money amountCents={plan.amount_cents} currency={plan.amount_currency} />{' '}
      <span className="text-mist">{t(`per.${plan.interval}`)}</span>
    </span>
  );
}
