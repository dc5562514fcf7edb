import { Plus, X } from 'lucide-react';
import { useFieldArray } from 'react-hook-form';
import type { Metric } from '@/features/metric/metric.queries';
import { Button, FormField, IconButton, Input, PillChoice } from '@/ui';
import type { ChargePath, PlanFormState } from './formTypes';
import { ANY_VALUE } from './models';
import { PriceEditor } from './PriceEditor';
import type { ChargeModel } from './plan.queries';
import { newFilter } from './planForm';
import { t } from './texts';

interface ChargeFiltersProps {
  form: PlanFormState;
  at: ChargePath;
  metric: Metric;
  model: ChargeModel;
  currency: string;
}

/** Prices of their own for usage with certain property values (PRC-040). */
export function ChargeFilters({ form, at, metric, model, currency }: ChargeFiltersProps) {
  const filters = useFieldArray({ control: form.control, name: `${at}.filters` });
  return (
    <div className="flex flex-col gap-3">
      <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-2">
        <div>
          <h4 className="font-medium text-ink text-sm">{t('charge.filters')}</h4>
          <p className="text-mist text-xs">{t('charge.filtersHint')}</p>
        </div>
        <Button size="sm" icon={Plus} onClick={() => filters.append(newFilter())}>
          {t('charge.addFilter')}
        </Button>
      </div>
      {filters.fields.map((filter, index) => (
        <section
          key={filter.id}
          aria-label={t('charge.filter', { number: index + 1 })}
          className="flex flex-col gap-4 rounded-md border border-line bg-canvas p-4"
        >
          <div className="flex items-start gap-2">
            <div className="min-w-0 flex-1">
              <FormField form={form} name={`${at}.filters.${index}.values`} label={t('charge.filterValues')}>
                {({ value, onChange }) => (
                  <FilterValuesPicker
                    metric={metric}
                    value={value as Record<string, string[]>}
                    onChange={onChange}
                  />
                )}
              </FormField>
            </div>
            <IconButton icon={X} label={t('charge.removeFilter')} onClick={() => filters.remove(index)} />
          </div>
          <PriceEditor form={form} at={`${at}.filters.${index}.prices`} model={model} currency={currency} />
          <FormField
            form={form}
            name={`${at}.filters.${index}.invoice_display_name`}
            label={t('charge.filterName')}
            optional
            className="sm:max-w-80"
          >
            {(field) => <Input {...field} autoComplete="off" />}
          </FormField>
        </section>
      ))}
    </div>
  );
}

interface FilterValuesPickerProps {
  metric: Metric;
  value: Record<string, string[]>;
  onChange: (value: Record<string, string[]>) => void;
}

/** A row per key of the metric; "any value" stands for all that the key has, now and later. */
function FilterValuesPicker({ metric, value, onChange }: FilterValuesPickerProps) {
  const pick = (key: string, chosen: string[]) => {
    const before = value[key] ?? [];
    const any = chosen.includes(ANY_VALUE) && !before.includes(ANY_VALUE);
    const values = any ? [ANY_VALUE] : chosen.filter((one) => one !== ANY_VALUE);
    const { [key]: _, ...rest } = value;
    onChange(values.length === 0 ? rest : { ...rest, [key]: values });
  };
  return (
    <div className="flex flex-col gap-2">
      {metric.filters.map(({ key, values }) => (
        <div key={key} className="grid items-baseline gap-x-3 gap-y-1 sm:grid-cols-[8rem_minmax(0,1fr)]">
          <span className="truncate font-mono text-slate text-sm">{key}</span>
          <PillChoice
            label={key}
            value={value[key] ?? []}
            onChange={(chosen) => pick(key, chosen)}
            options={[
              ...values.map((one) => ({ value: one, label: one })),
              { value: ANY_VALUE, label: t('charge.all') },
            ]}
          />
        </div>
      ))}
    </div>
  );
}
