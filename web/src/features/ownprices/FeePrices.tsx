import type { PlanFormState } from '@/features/plan/formTypes';
import type { Plan } from '@/features/plan/plan.queries';
import { t as ofPlan } from '@/features/plan/texts';
import { Card, FormField, Input } from '@/ui';
import { t } from './texts';

interface FeePricesProps {
  form: PlanFormState;
  plan: Plan;
}

/** What a period costs whatever is used. */
export function FeePrices({ form, plan }: FeePricesProps) {
  const per = ofPlan(`per.${plan.interval}`);
  const currency = plan.amount_currency;
  return (
    <Card title={t('fee')}>
      <div className="grid gap-4 sm:grid-cols-2">
        <FormField form={form} name="amount" label={t('feeAmount', { per })} required>
          {(field) => <Input {...field} numeric inputMode="decimal" prefix={currency} autoComplete="off" />}
        </FormField>
        <FormField form={form} name="invoice_display_name" label={t('feeName')} optional>
          {(field) => <Input {...field} autoComplete="off" />}
        </FormField>
        <FormField
          form={form}
          name="commitment"
          label={t('commitmentAmount', { per })}
          hint={t('commitmentHint')}
        >
          {(field) => <Input {...field} numeric inputMode="decimal" prefix={currency} autoComplete="off" />}
        </FormField>
      </div>
    </Card>
  );
}
