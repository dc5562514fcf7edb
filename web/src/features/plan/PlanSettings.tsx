import { useMemo } from 'react';
import { Controller, useWatch } from 'react-hook-form';
import { TaxesField } from '@/features/tax/TaxesField';
import { Card, CodeField, Combobox, FormField, FormSwitch, Input, RadioGroup, Select, Textarea } from '@/ui';
import { currencyOptions } from './currencies';
import type { PlanFormState } from './formTypes';
import { canBillMonthly } from './models';
import { INTERVALS } from './plan.queries';
import { t } from './texts';

interface SectionProps {
  form: PlanFormState;
  existing: boolean;
  /** Customers have subscribed: what would change running periods' shape is fixed (SUB-024). */
  inUse: boolean;
}

export function PlanSettings({ form, existing, inUse }: SectionProps) {
  const currencies = useMemo(() => currencyOptions(), []);
  return (
    <Card title={t('form.settings')}>
      <div className="grid gap-4 sm:grid-cols-2">
        <FormField form={form} name="name" label={t('form.name')} required>
          {(field) => (
            <Input
              {...field}
              autoFocus={!existing}
              autoComplete="off"
              placeholder={t('form.namePlaceholder')}
            />
          )}
        </FormField>
        {existing && !inUse ? (
          <FormField form={form} name="code" label={t('columns.code')} hint={t('form.codeHint')} required>
            {(field) => <Input {...field} className="font-mono" spellCheck={false} />}
          </FormField>
        ) : (
          <CodeField
            form={form}
            from="name"
            name="code"
            fixed={existing}
            hint={existing ? undefined : t('form.codeHint')}
          />
        )}
        <FormField form={form} name="interval" label={t('form.interval')}>
          {(field) => (
            <Select
              {...field}
              disabled={inUse}
              options={INTERVALS.map((value) => ({ value, label: t(`intervals.${value}`) }))}
            />
          )}
        </FormField>
        <FormField form={form} name="amount_currency" label={t('form.currency')}>
          {(field) => <Combobox {...field} disabled={inUse} options={currencies} />}
        </FormField>
        <FormField
          form={form}
          name="description"
          label={t('form.description')}
          optional
          className="sm:col-span-2"
        >
          {(field) => <Textarea {...field} rows={2} />}
        </FormField>
        <div className="sm:col-span-2">
          <Controller
            control={form.control}
            name="tax_codes"
            render={({ field: { value, onChange } }) => (
              <TaxesField
                label={t('form.taxes')}
                hint={t('form.taxesHint')}
                value={value}
                onChange={onChange}
              />
            )}
          />
        </div>
      </div>
    </Card>
  );
}

export function PlanFee({ form, inUse }: Omit<SectionProps, 'existing'>) {
  const [currency, interval] = useWatch({ control: form.control, name: ['amount_currency', 'interval'] });
  return (
    <Card title={t('form.fee')}>
      <div className="grid gap-4 sm:grid-cols-2">
        <FormField
          form={form}
          name="amount"
          label={t('form.amountPer', { per: t(`per.${interval}`) })}
          required
        >
          {(field) => (
            <Input
              {...field}
              numeric
              inputMode="decimal"
              prefix={currency}
              placeholder="0"
              autoComplete="off"
            />
          )}
        </FormField>
        <FormField
          form={form}
          name="trial_period"
          label={t('form.trial')}
          hint={t('form.trialHint')}
          optional
        >
          {(field) => (
            <Input {...field} numeric inputMode="decimal" suffix={t('form.days')} readOnly={inUse} />
          )}
        </FormField>
        <FormField form={form} name="pay_in_advance" label={t('form.paid')} className="sm:col-span-2">
          {({ value, onChange, ...field }) => (
            <RadioGroup
              {...field}
              look="cards"
              aria-label={t('form.paid')}
              disabled={inUse}
              value={value ? 'advance' : 'arrears'}
              onChange={(when) => onChange(when === 'advance')}
              options={[
                { value: 'advance', label: t('form.inAdvance'), description: t('form.inAdvanceHint') },
                { value: 'arrears', label: t('form.inArrears'), description: t('form.inArrearsHint') },
              ]}
            />
          )}
        </FormField>
        <FormField
          form={form}
          name="invoice_display_name"
          label={t('form.invoiceName')}
          hint={t('form.invoiceNameHint')}
          optional
        >
          {(field) => <Input {...field} autoComplete="off" />}
        </FormField>
        {canBillMonthly(interval) && (
          <div className="sm:pt-7">
            <FormSwitch
              form={form}
              name="bill_charges_monthly"
              label={t('form.billChargesMonthly')}
              description={t('form.billChargesMonthlyHint')}
              disabled={inUse}
            />
            <div className="mt-3">
              <FormSwitch
                form={form}
                name="bill_fixed_charges_monthly"
                label={t('form.billFixedMonthly')}
                description={t('form.billFixedMonthlyHint')}
                disabled={inUse}
              />
            </div>
          </div>
        )}
      </div>
    </Card>
  );
}
