import { Plus, X } from 'lucide-react';
import { useFieldArray } from 'react-hook-form';
import { Button, Card, FormField, IconButton, Input, TokenInput } from '@/ui';
import type { MetricFormState } from './MetricForm';
import { t } from './texts';

export function MetricFiltersCard({ form }: { form: MetricFormState }) {
  const filters = useFieldArray({ control: form.control, name: 'filters' });
  return (
    <Card
      title={t('form.filters')}
      description={t('form.filtersHint')}
      actions={
        <Button icon={Plus} onClick={() => filters.append({ key: '', values: [] })}>
          {t('form.addFilter')}
        </Button>
      }
    >
      {filters.fields.length === 0 ? (
        <p className="text-mist text-sm">{t('form.noFilters')}</p>
      ) : (
        <ul className="flex flex-col gap-3">
          {filters.fields.map((filter, index) => (
            <li key={filter.id} className="flex items-start gap-2">
              <div className="grid min-w-0 flex-1 gap-x-3 gap-y-2 sm:grid-cols-[10rem_1fr]">
                <FormField
                  form={form}
                  name={`filters.${index}.key`}
                  label={t('form.filterKey')}
                  hideLabel={index > 0}
                >
                  {(field) => (
                    <Input
                      {...field}
                      className="font-mono"
                      spellCheck={false}
                      autoComplete="off"
                      placeholder={t('form.filterKeyPlaceholder')}
                    />
                  )}
                </FormField>
                <FormField
                  form={form}
                  name={`filters.${index}.values`}
                  label={t('form.filterValues')}
                  hideLabel={index > 0}
                >
                  {(field) => <TokenInput {...field} placeholder={t('form.filterValuesPlaceholder')} />}
                </FormField>
              </div>
              <IconButton
                icon={X}
                label={t('form.removeFilter')}
                className={index === 0 ? 'mt-6.5' : undefined}
                onClick={() => filters.remove(index)}
              />
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}
