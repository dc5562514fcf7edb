import { Plus, X } from 'lucide-react';
import { useFieldArray } from 'react-hook-form';
import { Button, FormField, IconButton, Input, Textarea } from '@/ui';
import { MAX_VALUES, newValue } from './aggregatorForm';
import type { MetricFormState } from './MetricForm';
import { t } from './texts';

interface AggregatorFieldsProps {
  form: MetricFormState;
  locked: boolean;
}

/** The values that a custom aggregation keeps, what each event makes of them, and what they come to. */
export function AggregatorFields({ form, locked }: AggregatorFieldsProps) {
  const values = useFieldArray({ control: form.control, name: 'aggregator.rows' });
  return (
    <div className="flex flex-col gap-4">
      <fieldset className="min-w-0">
        <legend className="font-medium text-ink text-sm">{t('custom.values')}</legend>
        <p className="mb-2 text-mist text-xs">{t('custom.valuesHint')}</p>
        <div className="flex flex-col gap-3">
          {values.fields.map((row, index) => (
            <div key={row.id} className="flex flex-wrap items-start gap-2 sm:flex-nowrap">
              <Code form={form} row={index} field="name" locked={locked} className="w-32" />
              <Code form={form} row={index} field="start" locked={locked} className="w-20" />
              <Code form={form} row={index} field="step" locked={locked} className="min-w-52 flex-1" />
              {!locked && values.fields.length > 1 && (
                <IconButton
                  icon={X}
                  label={t('custom.remove', { number: index + 1 })}
                  onClick={() => values.remove(index)}
                />
              )}
            </div>
          ))}
          {!locked && values.fields.length < MAX_VALUES && (
            <Button icon={Plus} className="self-start" onClick={() => values.append(newValue())}>
              {t('custom.add')}
            </Button>
          )}
        </div>
      </fieldset>
      <FormField
        form={form}
        name="aggregator.result"
        label={t('custom.result')}
        hint={t('custom.resultHint')}
        required
      >
        {(field) => (
          <Textarea
            {...field}
            rows={2}
            className="font-mono text-sm"
            spellCheck={false}
            readOnly={locked}
            placeholder="state.total / 1000"
          />
        )}
      </FormField>
    </div>
  );
}

interface CodeProps extends AggregatorFieldsProps {
  row: number;
  field: 'name' | 'start' | 'step';
  className: string;
}

const placeholders = { name: 'total', start: '0', step: 'state.total + event.properties.bytes' };

function Code({ form, row, field: name, locked, className }: CodeProps) {
  return (
    <FormField
      form={form}
      name={`aggregator.rows.${row}.${name}`}
      label={t(`custom.${name}`, { number: row + 1 })}
      hideLabel={row > 0}
      className={className}
    >
      {(field) => (
        <Input
          {...field}
          className="font-mono"
          spellCheck={false}
          autoComplete="off"
          readOnly={locked}
          placeholder={placeholders[name]}
        />
      )}
    </FormField>
  );
}
