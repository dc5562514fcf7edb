import { useWatch } from 'react-hook-form';
import { usePricingUnits } from '@/features/pricingunit/usePricingUnits';
import { FormField, Input, Select } from '@/ui';
import type { ChargePath, PlanFormState } from './formTypes';
import { t } from './texts';

/** Choices cannot be empty. */
const CURRENCY = 'currency';

interface PricingUnitFieldsProps {
  form: PlanFormState;
  at: ChargePath;
  currency: string;
  /** Of a charge that was saved only the worth of its unit can change (PRC-008). */
  existing: boolean;
}

/** What prices are stated in. Absent where there are no pricing units. */
export function PricingUnitFields({ form, at, currency, existing }: PricingUnitFieldsProps) {
  const units = usePricingUnits();
  const chosen = useWatch({ control: form.control, name: `${at}.pricing_unit` });
  const known = units.some(({ code }) => code === chosen);
  if (chosen === '' && (existing || units.length === 0)) return null;
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      <FormField
        form={form}
        name={`${at}.pricing_unit`}
        label={t('charge.pricedIn')}
        hint={existing ? t('charge.pricedInFixed') : undefined}
      >
        {({ value, onChange, ...field }) => (
          <Select
            {...field}
            disabled={existing}
            value={value === '' ? CURRENCY : value}
            onChange={(next) => onChange(next === CURRENCY ? '' : next)}
            options={[
              { value: CURRENCY, label: currency },
              ...units.map(({ code, name, short_name }) => ({
                value: code,
                label: name,
                description: short_name,
              })),
              ...(chosen !== '' && !known ? [{ value: chosen, label: chosen }] : []),
            ]}
          />
        )}
      </FormField>
      {chosen !== '' && (
        <FormField
          form={form}
          name={`${at}.conversion_rate`}
          label={t('charge.worth')}
          hint={t('charge.worthHint')}
          required
        >
          {(field) => <Input {...field} numeric inputMode="decimal" prefix={currency} autoComplete="off" />}
        </FormField>
      )}
    </div>
  );
}
