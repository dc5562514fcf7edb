import { type Control, type FieldPath, type FieldValues, useWatch } from 'react-hook-form';
import { currencyOptions } from '@/features/plan/currencies';
import { Combobox, FormField, Input, RadioGroup } from '@/ui';
import { FREQUENCIES, type Frequency } from './coupon.queries';
import { t } from './texts';

export interface TermsFieldsProps<In extends FieldValues, Out> {
  form: { control: Control<In, unknown, Out> };
  /** Given out: what it takes off is fixed (CRD-015). */
  locked?: boolean;
}

/** What is taken off: an amount or a share. */
export function DiscountFields<In extends FieldValues, Out>({ form, locked }: TermsFieldsProps<In, Out>) {
  const type = useWatch({ control: form.control, name: name('coupon_type') });
  if (type === 'percentage')
    return (
      <FormField form={form} name={name('rate')} label={t('form.rate')} required className="sm:max-w-40">
        {(field) => (
          <Input {...field} numeric inputMode="decimal" suffix="%" autoComplete="off" readOnly={locked} />
        )}
      </FormField>
    );
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      <FormField form={form} name={name('amount')} label={t('form.amount')} required>
        {(field) => <Input {...field} numeric inputMode="decimal" autoComplete="off" readOnly={locked} />}
      </FormField>
      <FormField form={form} name={name('currency')} label={t('form.currency')} required>
        {(field) => <Combobox {...field} options={currencyOptions()} disabled={locked} />}
      </FormField>
    </div>
  );

  function name(field: string) {
    return field as FieldPath<In>;
  }
}

/** How often it is taken off. */
export function FrequencyFields<In extends FieldValues, Out>({ form, locked }: TermsFieldsProps<In, Out>) {
  const at = (field: string) => field as FieldPath<In>;
  const [type, frequency] = useWatch({ control: form.control, name: [at('coupon_type'), at('frequency')] });
  const hints: Record<Frequency, string> = {
    once: type === 'percentage' ? t('form.oncePercentageHint') : t('form.onceFixedHint'),
    recurring: t('form.recurringHint'),
    forever: t('form.foreverHint'),
  };
  return (
    <>
      <FormField form={form} name={at('frequency')} label={t('form.frequency')}>
        {(field) => (
          <RadioGroup
            {...field}
            look="cards"
            disabled={locked}
            aria-label={t('form.frequency')}
            options={FREQUENCIES.map((value) => ({
              value,
              label: t(`form.${value}`),
              description: hints[value],
            }))}
          />
        )}
      </FormField>
      {frequency === 'recurring' && (
        <FormField
          form={form}
          name={at('periods')}
          label={t('form.periods')}
          required
          className="sm:max-w-40"
        >
          {(field) => <Input {...field} numeric inputMode="numeric" autoComplete="off" readOnly={locked} />}
        </FormField>
      )}
    </>
  );
}
