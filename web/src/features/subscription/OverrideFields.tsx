import { useWatch } from 'react-hook-form';
import { pricedIn } from '@/features/plan/plan.queries';
import { Card, FormField, FormSwitch, formatPrice, Input } from '@/ui';
import { pricedCharges } from './newSubscription';
import type { SubscriptionForm } from './SubscriptionFields';
import type { PlanChoice } from './subscription.queries';
import { t } from './texts';
import { usePriceText } from './usePlanText';

interface OverrideFieldsProps {
  form: SubscriptionForm;
  plans: PlanChoice[];
}

/** Prices for this subscription alone; what stays empty is the plan's (SUB-070). */
export function OverrideFields({ form, plans }: OverrideFieldsProps) {
  const priceText = usePriceText();
  const [planCode, overrides] = useWatch({ control: form.control, name: ['planCode', 'overrides'] });
  const plan = plans.find(({ code }) => code === planCode);
  if (!plan) return null;
  const currency = plan.amount_currency;
  return (
    <Card title={t('override.title')}>
      <div className="flex flex-col gap-4">
        <FormSwitch
          form={form}
          name="overrides"
          label={t('override.switch')}
          description={t('override.body')}
        />
        {overrides && (
          <div className="grid gap-4 sm:grid-cols-2">
            <FormField
              form={form}
              name="fee"
              label={t('override.fee')}
              hint={t('override.instead', { price: priceText(plan) })}
              optional
            >
              {(field) => (
                <Input {...field} numeric inputMode="decimal" prefix={currency} autoComplete="off" />
              )}
            </FormField>
            <FormField form={form} name="commitment" label={t('override.commitment')} optional>
              {(field) => (
                <Input {...field} numeric inputMode="decimal" prefix={currency} autoComplete="off" />
              )}
            </FormField>
            {pricedCharges(plan).map((charge) => (
              <FormField
                key={charge.lago_id}
                form={form}
                name={`prices.${charge.lago_id}`}
                label={t('override.price', {
                  name: charge.invoice_display_name || charge.billable_metric_code,
                })}
                hint={t('override.instead', {
                  price: formatPrice(charge.properties.amount, pricedIn(charge, currency)),
                })}
                optional
              >
                {({ value, ...field }) => (
                  <Input
                    {...field}
                    value={value ?? ''}
                    numeric
                    inputMode="decimal"
                    prefix={pricedIn(charge, currency)}
                    autoComplete="off"
                  />
                )}
              </FormField>
            ))}
          </div>
        )}
      </div>
    </Card>
  );
}
