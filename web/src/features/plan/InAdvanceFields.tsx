import { useWatch } from 'react-hook-form';
import type { Metric } from '@/features/metric/metric.queries';
import { FormField, RadioGroup, Select } from '@/ui';
import type { ChargePath, PlanFormState } from './formTypes';
import { mayBeInAdvance } from './models';
import { type ChargeModel, SETTLEMENTS } from './plan.queries';
import { t } from './texts';

interface InAdvanceFieldsProps {
  form: PlanFormState;
  at: ChargePath;
  metric: Metric | undefined;
  model: ChargeModel;
  locked: boolean;
}

/** Whether events are billed one by one, and what becomes of their fees (PRC-012). */
export function InAdvanceFields({ form, at, metric, model, locked }: InAdvanceFieldsProps) {
  const inAdvance = useWatch({ control: form.control, name: `${at}.pay_in_advance` });
  if (!mayBeInAdvance(model, metric)) return null;
  return (
    <>
      <FormField
        form={form}
        name={`${at}.pay_in_advance`}
        label={t('charge.timing')}
        className="sm:col-span-2"
      >
        {({ value, onChange, ...field }) => (
          <RadioGroup
            {...field}
            look="cards"
            aria-label={t('charge.timing')}
            disabled={locked}
            value={value ? 'advance' : 'arrears'}
            onChange={(when) => onChange(when === 'advance')}
            options={[
              { value: 'arrears', label: t('charge.inArrears'), description: t('charge.inArrearsHint') },
              { value: 'advance', label: t('charge.inAdvance'), description: t('charge.inAdvanceHint') },
            ]}
          />
        )}
      </FormField>
      {inAdvance && (
        <FormField form={form} name={`${at}.settlement`} label={t('charge.settlement')}>
          {(field) => (
            <Select
              {...field}
              disabled={locked}
              options={SETTLEMENTS.map((value) => ({ value, label: t(`charge.settlements.${value}`) }))}
            />
          )}
        </FormField>
      )}
    </>
  );
}
