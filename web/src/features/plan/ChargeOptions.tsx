import { Controller, useWatch } from 'react-hook-form';
import type { Metric } from '@/features/metric/metric.queries';
import { TaxesField } from '@/features/tax/TaxesField';
import { FormField, FormSwitch, Input, TokenInput } from '@/ui';
import type { ChargePath, PlanFormState } from './formTypes';
import { InAdvanceFields } from './InAdvanceFields';
import { mayProrate } from './models';
import { PresentationFields } from './PresentationFields';
import type { ChargeModel } from './plan.queries';
import { t } from './texts';

interface ChargeOptionsProps {
  form: PlanFormState;
  at: ChargePath;
  metric: Metric | undefined;
  model: ChargeModel;
  currency: string;
  /** Customers have subscribed to the plan with this charge: what it measures is fixed (SUB-026). */
  locked: boolean;
}

export function ChargeOptions({ form, at, metric, model, currency, locked }: ChargeOptionsProps) {
  const inAdvance = useWatch({ control: form.control, name: `${at}.pay_in_advance` });
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      <FormField
        form={form}
        name={`${at}.invoice_display_name`}
        label={t('charge.name')}
        hint={t('charge.nameHint')}
        optional
      >
        {(field) => <Input {...field} autoComplete="off" />}
      </FormField>
      <FormField
        form={form}
        name={`${at}.code`}
        label={t('charge.code')}
        hint={t('charge.codeHint')}
        optional
      >
        {(field) => (
          <Input {...field} className="font-mono" spellCheck={false} autoComplete="off" readOnly={locked} />
        )}
      </FormField>
      {!inAdvance && (
        <FormField
          form={form}
          name={`${at}.min_amount`}
          label={t('charge.minimum')}
          hint={t('charge.minimumHint')}
          optional
        >
          {(field) => (
            <Input
              {...field}
              numeric
              inputMode="decimal"
              prefix={currency}
              autoComplete="off"
              readOnly={locked}
            />
          )}
        </FormField>
      )}
      <FormField
        form={form}
        name={`${at}.prices.groupKeys`}
        label={t('charge.groupKeys')}
        hint={t('charge.groupKeysHint')}
        optional
      >
        {(field) => (
          <TokenInput
            {...field}
            value={field.value as string[]}
            placeholder={t('charge.groupKeysPlaceholder')}
          />
        )}
      </FormField>
      <PresentationFields form={form} at={at} />
      <Controller
        control={form.control}
        name={`${at}.tax_codes`}
        render={({ field: { value, onChange } }) => (
          <TaxesField
            label={t('charge.taxes')}
            hint={t('charge.taxesHint')}
            value={value}
            onChange={onChange}
          />
        )}
      />
      {mayProrate(model, metric, inAdvance) && (
        <FormSwitch
          form={form}
          name={`${at}.prorated`}
          label={t('charge.prorated')}
          description={t('charge.proratedHint')}
          disabled={locked}
        />
      )}
      <InAdvanceFields form={form} at={at} metric={metric} model={model} locked={locked} />
    </div>
  );
}
