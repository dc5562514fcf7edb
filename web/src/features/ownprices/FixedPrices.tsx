import type { PlanFormState } from '@/features/plan/formTypes';
import { PriceEditor } from '@/features/plan/PriceEditor';
import type { Plan } from '@/features/plan/plan.queries';
import { t as ofPlan } from '@/features/plan/texts';
import { Badge, Card, FormField, FormSwitch, Input } from '@/ui';
import { t } from './texts';

interface FixedPricesProps {
  form: PlanFormState;
  plan: Plan;
}

/** Units and prices of what comes in fixed quantities; new units count from the next period or from now (SUB-075). */
export function FixedPrices({ form, plan }: FixedPricesProps) {
  if (plan.fixed_charges.length === 0) return null;
  return (
    <section className="flex flex-col gap-3">
      <h2 className="font-semibold text-base text-ink">{t('fixed')}</h2>
      {plan.fixed_charges.map((charge, index) => (
        <Card
          key={charge.lago_id}
          title={charge.invoice_display_name || charge.add_on_code}
          actions={<Badge tone="outline">{ofPlan(`models.${charge.charge_model}`)}</Badge>}
        >
          <div className="flex flex-col gap-5">
            <FormField
              form={form}
              name={`fixed_charges.${index}.units`}
              label={t('units')}
              required
              className="sm:max-w-64"
            >
              {(field) => <Input {...field} numeric inputMode="decimal" autoComplete="off" />}
            </FormField>
            <FormSwitch
              form={form}
              name={`fixed_charges.${index}.apply_units_immediately`}
              label={ofPlan('fixed.immediately')}
              description={ofPlan('fixed.immediatelyHint')}
            />
            <PriceEditor
              form={form}
              at={`fixed_charges.${index}.prices`}
              model={charge.charge_model}
              currency={plan.amount_currency}
            />
          </div>
        </Card>
      ))}
    </section>
  );
}
