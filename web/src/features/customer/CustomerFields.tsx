import { useMemo } from 'react';
import { Card, Checkbox, Combobox, FormField, Input, Select, type TarnForm } from '@/ui';
import { type CustomerValues, NONE } from './customerForm';
import { currencyChoices, timezoneChoices } from './places';
import { t } from './texts';

export type CustomerFormState = TarnForm<CustomerValues, CustomerValues>;

/** Two columns where there is room. */
export const GRID = 'grid gap-4 sm:grid-cols-2';

export function IdentityCard({ form, existing }: { form: CustomerFormState; existing: boolean }) {
  return (
    <Card title={t('form.identity')}>
      <div className={GRID}>
        <FormField form={form} name="name" label={t('information.name')}>
          {(field) => <Input {...field} autoFocus={!existing} autoComplete="off" />}
        </FormField>
        <FormField
          form={form}
          name="external_id"
          label={t('information.externalId')}
          hint={existing ? t('form.externalIdFixed') : t('form.externalIdHint')}
          required
        >
          {(field) => (
            <Input
              {...field}
              readOnly={existing}
              className="font-mono"
              spellCheck={false}
              autoCapitalize="off"
              autoComplete="off"
            />
          )}
        </FormField>
        <FormField form={form} name="customer_type" label={t('information.type')}>
          {(field) => (
            <Select
              {...field}
              options={[
                { value: NONE, label: t('form.none') },
                { value: 'company', label: t('types.company') },
                { value: 'individual', label: t('types.individual') },
              ]}
            />
          )}
        </FormField>
        <FormField
          form={form}
          name="email"
          label={t('information.email')}
          hint={t('form.emailHint')}
          optional
        >
          {(field) => <Input {...field} autoComplete="off" />}
        </FormField>
        <FormField form={form} name="firstname" label={t('information.firstname')} optional>
          {(field) => <Input {...field} autoComplete="off" />}
        </FormField>
        <FormField form={form} name="lastname" label={t('information.lastname')} optional>
          {(field) => <Input {...field} autoComplete="off" />}
        </FormField>
        <FormField form={form} name="phone" label={t('information.phone')} optional>
          {(field) => <Input {...field} autoComplete="off" />}
        </FormField>
        <FormField form={form} name="url" label={t('information.url')} optional>
          {(field) => <Input {...field} autoComplete="off" />}
        </FormField>
        <FormField form={form} name="partner" label={t('partner')} hideLabel className="sm:col-span-2">
          {(field) => <Checkbox {...field} label={t('form.accountPartner')} />}
        </FormField>
      </div>
    </Card>
  );
}

export function BillingCard({ form }: { form: CustomerFormState }) {
  const zones = useMemo(timezoneChoices, []);
  return (
    <Card title={t('form.billing')}>
      <div className={GRID}>
        <FormField form={form} name="legal_name" label={t('information.legalName')} optional>
          {(field) => <Input {...field} autoComplete="off" />}
        </FormField>
        <FormField form={form} name="legal_number" label={t('information.legalNumber')} optional>
          {(field) => <Input {...field} autoComplete="off" />}
        </FormField>
        <FormField form={form} name="tax_identification_number" label={t('information.taxNumber')} optional>
          {(field) => <Input {...field} autoComplete="off" />}
        </FormField>
        <FormField
          form={form}
          name="currency"
          label={t('information.currency')}
          hint={t('form.currencyHint')}
          optional
        >
          {(field) => <Combobox {...field} options={currencyChoices} placeholder={t('form.none')} />}
        </FormField>
        <FormField
          form={form}
          name="timezone"
          label={t('information.timezone')}
          hint={t('form.timezoneHint')}
          optional
        >
          {(field) => (
            <Combobox
              {...field}
              placeholder={t('form.inherit')}
              options={[{ value: NONE, label: t('form.inherit') }, ...zones]}
            />
          )}
        </FormField>
        <FormField form={form} name="finalize_zero_amount_invoice" label={t('form.zero')}>
          {(field) => (
            <Select
              {...field}
              options={(['inherit', 'finalize', 'skip'] as const).map((value) => ({
                value,
                label: t(`form.zeroOptions.${value}`),
              }))}
            />
          )}
        </FormField>
      </div>
    </Card>
  );
}
