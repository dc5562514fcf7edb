import { Badge, Card, Decimal } from '@/ui';
import { isTiered } from './charge';
import { chargeWords } from './chargeWords';
import type { Plan } from './plan.queries';
import { TierTable } from './TierTable';
import { t } from './texts';

/** Add-ons that come with the plan in fixed quantities. */
export function FixedChargesCard({ plan }: { plan: Plan }) {
  return (
    <Card title={t('page.fixedCharges')}>
      <ul className="flex flex-col gap-5">
        {plan.fixed_charges.map((charge) => (
          <li key={charge.lago_id} className="flex flex-col gap-2">
            <div className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1">
              <span className="font-medium text-ink text-sm">
                {charge.invoice_display_name || charge.add_on_code}
              </span>
              <Badge tone="outline">{t(`models.${charge.charge_model}`)}</Badge>
            </div>
            <p className="tabular text-slate text-sm">
              <Decimal value={charge.units} /> ×{' '}
              {chargeWords(charge.charge_model, charge.properties, plan.amount_currency)}
              {charge.pay_in_advance && `, ${t('page.fixedInAdvance')}`}
              {charge.prorated && `, ${t('page.prorated')}`}
            </p>
            {isTiered(charge.charge_model) && (
              <TierTable
                model={charge.charge_model}
                properties={charge.properties}
                currency={plan.amount_currency}
              />
            )}
          </li>
        ))}
      </ul>
    </Card>
  );
}
