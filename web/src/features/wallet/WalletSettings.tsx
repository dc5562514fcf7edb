import { useQuery } from '@tanstack/react-query';
import { useWatch } from 'react-hook-form';
import { usePermissions } from '@/app/permissions/access';
import { metricChoicesQuery } from '@/features/metric/metric.queries';
import { currencyOptions } from '@/features/plan/currencies';
import { Card, Combobox, FormField, FormSwitch, Input, PillChoice } from '@/ui';
import { worthText } from './credits';
import { t } from './texts';
import type { WalletFormState } from './WalletForm';
import { FEE_TYPES } from './walletForm';

interface SectionProps {
  form: WalletFormState;
}

export function WalletSettings({ form, existing }: SectionProps & { existing: boolean }) {
  const currency = useWatch({ control: form.control, name: 'currency' });
  return (
    <Card title={t('form.what')}>
      <div className="grid gap-4 sm:grid-cols-2">
        <FormField form={form} name="name" label={t('form.name')} optional>
          {(field) => <Input {...field} autoFocus={!existing} autoComplete="off" />}
        </FormField>
        <FormField form={form} name="code" label={t('form.code')} hint={t('form.codeHint')} optional>
          {(field) => <Input {...field} className="font-mono" spellCheck={false} autoComplete="off" />}
        </FormField>
        <FormField form={form} name="currency" label={t('form.currency')} required>
          {(field) => <Combobox {...field} options={currencyOptions()} disabled={existing} />}
        </FormField>
        <FormField form={form} name="rate" label={t('form.rate')} hint={t('form.rateHint')} required>
          {(field) => (
            <Input
              {...field}
              numeric
              inputMode="decimal"
              prefix={currency}
              readOnly={existing}
              autoComplete="off"
            />
          )}
        </FormField>
        <FormField
          form={form}
          name="priority"
          label={t('form.priority')}
          hint={t('form.priorityHint')}
          required
        >
          {(field) => <Input {...field} numeric inputMode="numeric" autoComplete="off" />}
        </FormField>
        <FormField
          form={form}
          name="expiresOn"
          label={t('form.expires')}
          hint={t('form.expiresHint')}
          optional
        >
          {(field) => <Input {...field} type="date" />}
        </FormField>
        <FormField form={form} name="order" label={t('form.order')} optional>
          {(field) => <Input {...field} autoComplete="off" />}
        </FormField>
      </div>
    </Card>
  );
}

/** The credits it begins with. */
export function WalletStart({ form }: SectionProps) {
  const values = useWatch({ control: form.control, name: ['paid', 'granted', 'rate', 'currency'] });
  const [paid, granted, rate, currency] = values;
  return (
    <Card title={t('form.start')} description={t('form.startBody')}>
      <div className="grid gap-4 sm:grid-cols-2">
        <FormField
          form={form}
          name="paid"
          label={t('form.paid')}
          hint={worthText(paid, rate, currency)}
          optional
        >
          {(field) => <Input {...field} numeric inputMode="decimal" autoComplete="off" />}
        </FormField>
        <FormField
          form={form}
          name="granted"
          label={t('form.granted')}
          hint={worthText(granted, rate, currency)}
          optional
        >
          {(field) => <Input {...field} numeric inputMode="decimal" autoComplete="off" />}
        </FormField>
      </div>
    </Card>
  );
}

/** What it pays for, and how much may be bought at once. */
export function WalletScope({ form }: SectionProps) {
  const { can } = usePermissions();
  const [currency, chosen] = useWatch({ control: form.control, name: ['currency', 'metric_codes'] });
  const metrics = useQuery({ ...metricChoicesQuery, enabled: can('billable_metrics:view') });
  const known = (metrics.data ?? []).map(({ code, name }) => ({ value: code, label: name }));
  // who may not see metrics still sees those that are chosen
  const options = known.length > 0 ? known : chosen.map((code) => ({ value: code, label: code }));
  return (
    <Card title={t('form.limits')}>
      <div className="grid gap-4 sm:grid-cols-2">
        <FormField
          form={form}
          name="fee_types"
          label={t('form.scope')}
          hint={t('form.scopeHint')}
          className="sm:col-span-2"
        >
          {({ value, onChange }) => (
            <PillChoice
              label={t('form.scope')}
              options={FEE_TYPES.map((type) => ({ value: type, label: t(`feeTypes.${type}`) }))}
              value={value}
              onChange={onChange}
            />
          )}
        </FormField>
        {options.length > 0 && (
          <FormField form={form} name="metric_codes" label={t('form.metrics')} className="sm:col-span-2">
            {({ value, onChange }) => (
              <PillChoice label={t('form.metrics')} options={options} value={value} onChange={onChange} />
            )}
          </FormField>
        )}
        <FormField form={form} name="min" label={t('form.min')} optional>
          {(field) => <Input {...field} numeric inputMode="decimal" prefix={currency} autoComplete="off" />}
        </FormField>
        <FormField form={form} name="max" label={t('form.max')} optional>
          {(field) => <Input {...field} numeric inputMode="decimal" prefix={currency} autoComplete="off" />}
        </FormField>
        <div className="sm:col-span-2">
          <FormSwitch form={form} name="requires" label={t('form.requires')} />
        </div>
      </div>
    </Card>
  );
}
