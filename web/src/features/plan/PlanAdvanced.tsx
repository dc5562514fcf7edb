import { Plus, X } from 'lucide-react';
import { Controller, useFieldArray, useWatch } from 'react-hook-form';
import { TaxesField } from '@/features/tax/TaxesField';
import { Button, Card, FormField, IconButton, Input } from '@/ui';
import type { PlanFormState } from './formTypes';
import { t } from './texts';

const MAX_PAIRS = 50;

/** What few plans need: a minimum commitment, progressive billing, notes. */
export function PlanAdvanced({ form }: { form: PlanFormState }) {
  return (
    <>
      <Commitment form={form} />
      <Thresholds form={form} />
      <Metadata form={form} />
    </>
  );
}

function Commitment({ form }: { form: PlanFormState }) {
  const [currency, interval, amount] = useWatch({
    control: form.control,
    name: ['amount_currency', 'interval', 'commitment'],
  });
  return (
    <Card title={t('advanced.commitment')} description={t('advanced.commitmentHint')}>
      <div className="grid gap-4 sm:grid-cols-2">
        <FormField
          form={form}
          name="commitment"
          label={t('advanced.commitmentAmount', { per: t(`per.${interval}`) })}
          optional
        >
          {(field) => <Input {...field} numeric inputMode="decimal" prefix={currency} autoComplete="off" />}
        </FormField>
        {amount !== '' && (
          <>
            <FormField form={form} name="commitment_name" label={t('advanced.commitmentName')} optional>
              {(field) => <Input {...field} autoComplete="off" />}
            </FormField>
            <Controller
              control={form.control}
              name="commitment_taxes"
              render={({ field: { value, onChange } }) => (
                <TaxesField
                  label={t('advanced.commitmentTaxes')}
                  hint={t('advanced.commitmentTaxesHint')}
                  value={value}
                  onChange={onChange}
                />
              )}
            />
          </>
        )}
      </div>
    </Card>
  );
}

function Thresholds({ form }: { form: PlanFormState }) {
  const currency = useWatch({ control: form.control, name: 'amount_currency' });
  const rows = useFieldArray({ control: form.control, name: 'thresholds' });
  return (
    <Card title={t('advanced.thresholds')} description={t('advanced.thresholdsHint')}>
      <div className="flex flex-col gap-4">
        {rows.fields.map((row, index) => (
          <fieldset
            key={row.id}
            aria-label={t('advanced.threshold', { number: index + 1 })}
            className="flex items-start gap-2"
          >
            <FormField
              form={form}
              name={`thresholds.${index}.amount`}
              label={t('advanced.amount')}
              hideLabel
              className="w-2/5 sm:w-44"
            >
              {(field) => (
                <Input {...field} numeric inputMode="decimal" prefix={currency} autoComplete="off" />
              )}
            </FormField>
            <FormField
              form={form}
              name={`thresholds.${index}.name`}
              label={t('advanced.name')}
              hideLabel
              className="flex-1"
            >
              {(field) => <Input {...field} placeholder={t('advanced.name')} autoComplete="off" />}
            </FormField>
            <IconButton
              icon={X}
              label={t('advanced.removeThreshold', { number: index + 1 })}
              onClick={() => rows.remove(index)}
            />
          </fieldset>
        ))}
        <Button icon={Plus} className="self-start" onClick={() => rows.append({ amount: '', name: '' })}>
          {t('advanced.addThreshold')}
        </Button>
        {rows.fields.length > 0 && (
          <FormField
            form={form}
            name="recurring_threshold"
            label={t('advanced.recurring')}
            hint={t('advanced.recurringHint')}
            optional
            className="sm:w-44"
          >
            {(field) => <Input {...field} numeric inputMode="decimal" prefix={currency} autoComplete="off" />}
          </FormField>
        )}
      </div>
    </Card>
  );
}

function Metadata({ form }: { form: PlanFormState }) {
  const rows = useFieldArray({ control: form.control, name: 'metadata' });
  return (
    <Card title={t('advanced.metadata')} description={t('advanced.metadataHint')}>
      <div className="flex flex-col gap-3">
        {rows.fields.map((row, index) => (
          <div key={row.id} className="flex items-start gap-2">
            <FormField
              form={form}
              name={`metadata.${index}.key`}
              label={t('advanced.key')}
              hideLabel
              className="w-2/5"
            >
              {(field) => <Input {...field} placeholder={t('advanced.key')} autoComplete="off" />}
            </FormField>
            <FormField
              form={form}
              name={`metadata.${index}.value`}
              label={t('advanced.value')}
              hideLabel
              className="flex-1"
            >
              {(field) => <Input {...field} placeholder={t('advanced.value')} autoComplete="off" />}
            </FormField>
            <IconButton
              icon={X}
              label={t('advanced.removePair', { number: index + 1 })}
              onClick={() => rows.remove(index)}
            />
          </div>
        ))}
        {rows.fields.length < MAX_PAIRS && (
          <Button icon={Plus} className="self-start" onClick={() => rows.append({ key: '', value: '' })}>
            {t('advanced.addPair')}
          </Button>
        )}
      </div>
    </Card>
  );
}
