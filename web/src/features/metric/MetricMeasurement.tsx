import { useWatch } from 'react-hook-form';
import { Card, FormField, Input, RadioGroup, Select } from '@/ui';
import { AggregatorFields } from './AggregatorFields';
import { ExpressionField } from './ExpressionField';
import type { MetricFormState } from './MetricForm';
import { AGGREGATIONS } from './metric.queries';
import { mayRecur, needsField } from './metricForm';
import { t } from './texts';

interface MeasurementProps {
  form: MetricFormState;
  locked: boolean;
}

/** How events become units: aggregation, property, kind, rounding, expression. */
export function MetricMeasurement({ form, locked }: MeasurementProps) {
  const aggregation = useWatch({ control: form.control, name: 'aggregation_type' });
  return (
    <Card title={t('form.measurement')} description={t('form.measurementHint')}>
      <div className="flex flex-col gap-5">
        <FormField form={form} name="aggregation_type" label={t('form.aggregation')}>
          {(field) => (
            <RadioGroup
              {...field}
              look="cards"
              aria-label={t('form.aggregation')}
              disabled={locked}
              options={AGGREGATIONS.map((value) => ({
                value,
                label: t(`aggregations.${value}`),
                description: t(`explained.${value}`),
              }))}
            />
          )}
        </FormField>
        {needsField(aggregation) && (
          <FormField
            form={form}
            name="field_name"
            label={t('form.field')}
            hint={t('form.fieldHint')}
            required
            className="sm:max-w-80"
          >
            {(field) => (
              <Input
                {...field}
                className="font-mono"
                spellCheck={false}
                readOnly={locked}
                autoComplete="off"
              />
            )}
          </FormField>
        )}
        {aggregation === 'custom_agg' && <AggregatorFields form={form} locked={locked} />}
        {mayRecur(aggregation) && <KindField form={form} locked={locked} />}
        <RoundingFields form={form} locked={locked} />
        {needsField(aggregation) && <ExpressionField form={form} locked={locked} />}
      </div>
    </Card>
  );
}

function KindField({ form, locked }: MeasurementProps) {
  return (
    <FormField form={form} name="recurring" label={t('form.kind')}>
      {({ value, onChange, ...field }) => (
        <RadioGroup
          {...field}
          look="cards"
          aria-label={t('form.kind')}
          disabled={locked}
          value={value ? 'recurring' : 'metered'}
          onChange={(kind) => onChange(kind === 'recurring')}
          options={[
            { value: 'metered', label: t('form.metered'), description: t('form.meteredHint') },
            { value: 'recurring', label: t('form.recurring'), description: t('form.recurringHint') },
          ]}
        />
      )}
    </FormField>
  );
}

function RoundingFields({ form, locked }: MeasurementProps) {
  const rounding = useWatch({ control: form.control, name: 'rounding_function' });
  const options = (['none', 'round', 'ceil', 'floor'] as const).map((value) => ({
    value,
    label: t(`form.roundings.${value}`),
  }));
  return (
    <div className="grid gap-4 sm:max-w-md sm:grid-cols-2">
      <FormField form={form} name="rounding_function" label={t('form.rounding')}>
        {(field) => <Select {...field} options={options} disabled={locked} />}
      </FormField>
      {rounding !== 'none' && (
        <FormField
          form={form}
          name="rounding_precision"
          label={t('form.precision')}
          hint={t('form.precisionHint')}
        >
          {(field) => <Input {...field} numeric inputMode="numeric" placeholder="0" readOnly={locked} />}
        </FormField>
      )}
    </div>
  );
}
