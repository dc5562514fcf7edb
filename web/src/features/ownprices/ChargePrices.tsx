import type { PlanFormState } from '@/features/plan/formTypes';
import { PriceEditor } from '@/features/plan/PriceEditor';
import { type Charge, type ChargeFilter, type Plan, pricedIn } from '@/features/plan/plan.queries';
import { t as ofPlan } from '@/features/plan/texts';
import { Badge, Card, FormField, Input } from '@/ui';
import { t } from './texts';

interface ChargePricesProps {
  form: PlanFormState;
  plan: Plan;
}

/** The prices of what is used, charge by charge. */
export function ChargePrices({ form, plan }: ChargePricesProps) {
  return (
    <section className="flex flex-col gap-3">
      <h2 className="font-semibold text-base text-ink">{t('usage')}</h2>
      {plan.charges.length === 0 && <p className="text-mist text-sm">{t('noUsage')}</p>}
      {plan.charges.map((charge, index) => (
        <OneCharge
          key={charge.lago_id}
          form={form}
          charge={charge}
          index={index}
          currency={pricedIn(charge, plan.amount_currency)}
        />
      ))}
    </section>
  );
}

interface OneChargeProps {
  form: PlanFormState;
  charge: Charge;
  index: number;
  currency: string;
}

function OneCharge({ form, charge, index, currency }: OneChargeProps) {
  const { charge_model: model } = charge;
  return (
    <Card
      title={charge.invoice_display_name || charge.billable_metric_code}
      actions={<Badge tone="outline">{ofPlan(`models.${model}`)}</Badge>}
    >
      <div className="flex flex-col gap-5">
        <PriceEditor form={form} at={`charges.${index}.prices`} model={model} currency={currency} />
        {charge.filters.map((filter, place) => (
          <fieldset key={filter.lago_id} className="min-w-0 rounded-md border border-line bg-canvas p-4">
            <legend className="px-1 font-medium text-ink text-sm">
              {t('filter', { name: filterName(filter) })}
            </legend>
            <PriceEditor
              form={form}
              at={`charges.${index}.filters.${place}.prices`}
              model={model}
              currency={currency}
            />
          </fieldset>
        ))}
        {!charge.pay_in_advance && (
          <FormField
            form={form}
            name={`charges.${index}.min_amount`}
            label={t('minimum')}
            optional
            className="sm:max-w-64"
          >
            {(field) => <Input {...field} numeric inputMode="decimal" prefix={currency} autoComplete="off" />}
          </FormField>
        )}
      </div>
    </Card>
  );
}

const filterName = ({ invoice_display_name: name, values }: ChargeFilter) =>
  name ||
  Object.entries(values)
    .map(([key, chosen]) => (chosen.length === 0 ? key : chosen.join(', ')))
    .join(' · ');
