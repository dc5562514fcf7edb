import { useWatch } from 'react-hook-form';
import { Card, Checkbox, Combobox, FormField, Input } from '@/ui';
import { type CustomerFormState, GRID } from './CustomerFields';
import { NONE } from './customerForm';
import { countryChoices } from './places';
import { t } from './texts';

export function AddressCard({ form }: { form: CustomerFormState }) {
  const same = useWatch({ control: form.control, name: 'sameAddress' });
  return (
    <Card title={t('form.addresses')}>
      <div className="flex flex-col gap-6">
        <Group form={form} of="address" title={t('information.address')} />
        <FormField form={form} name="sameAddress" label={t('information.shipping')}>
          {(field) => <Checkbox {...field} label={t('form.sameAddress')} />}
        </FormField>
        {!same && <Group form={form} of="shipping" title={t('information.shipping')} />}
      </div>
    </Card>
  );
}

interface GroupProps {
  form: CustomerFormState;
  of: 'address' | 'shipping';
  title: string;
}

function Group({ form, of, title }: GroupProps) {
  return (
    <fieldset className={GRID}>
      <legend className={of === 'shipping' ? 'sr-only' : 'mb-3 font-medium text-slate text-sm'}>
        {title}
      </legend>
      <FormField form={form} name={`${of}.address_line1`} label={t('form.line1')} optional>
        {(field) => <Input {...field} autoComplete="off" />}
      </FormField>
      <FormField form={form} name={`${of}.address_line2`} label={t('form.line2')} optional>
        {(field) => <Input {...field} autoComplete="off" />}
      </FormField>
      <FormField form={form} name={`${of}.zipcode`} label={t('form.zipcode')} optional>
        {(field) => <Input {...field} autoComplete="off" />}
      </FormField>
      <FormField form={form} name={`${of}.city`} label={t('form.city')} optional>
        {(field) => <Input {...field} autoComplete="off" />}
      </FormField>
      <FormField form={form} name={`${of}.state`} label={t('form.state')} optional>
        {(field) => <Input {...field} autoComplete="off" />}
      </FormField>
      <FormField form={form} name={`${of}.country`} label={t('form.country')} optional>
        {(field) => (
          <Combobox
            {...field}
            placeholder={t('form.none')}
            options={[{ value: NONE, label: t('form.none') }, ...countryChoices]}
          />
        )}
      </FormField>
    </fieldset>
  );
}
