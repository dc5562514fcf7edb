import { useRouter } from '@tanstack/react-router';
import { useMemo } from 'react';
import { meQuery, sessionQueries } from '@/app/session';
import { countryChoices, currencyChoices, timezoneChoices } from '@/features/customer/places';
import {
  Button,
  Card,
  Combobox,
  DirtyGuard,
  FormError,
  FormField,
  FormSwitch,
  Input,
  type TarnForm,
  useCommand,
  useTarnForm,
} from '@/ui';
import { type BillingEntity, ENTITY_CHANGES, updateEntity } from './entity.queries';
import { NONE, type SellerValues, sellerChangesOf, sellerSchema, sellerValuesOf } from './entityForm';
import { t } from './texts';

const GRID = 'grid gap-4 sm:grid-cols-2';

type SellerFormState = TarnForm<SellerValues, SellerValues>;

export function SellerForm({ entity }: { entity: BillingEntity }) {
  const router = useRouter();
  const save = useCommand({ run: updateEntity, changes: ENTITY_CHANGES, done: t('saved') });
  const form = useTarnForm({
    schema: sellerSchema,
    defaultValues: sellerValuesOf(entity),
    submit: async (values) => {
      await save.ask({ code: entity.code, changes: sellerChangesOf(values) });
      form.reset(values);
      // every page shows dates in the zone that was perhaps changed here
      await sessionQueries.invalidateQueries({ queryKey: meQuery.queryKey });
      await router.invalidate();
    },
  });
  const { isDirty, isSubmitting } = form.formState;
  return (
    <form onSubmit={form.send} noValidate>
      <DirtyGuard when={isDirty && !isSubmitting} />
      <Card
        title={t('seller.title')}
        description={t('seller.body')}
        footer={
          <Button type="submit" variant="primary" disabled={!isDirty} busy={isSubmitting}>
            {t('save')}
          </Button>
        }
      >
        <div className="flex max-w-2xl flex-col gap-6">
          <FormError form={form} />
          <Identity form={form} />
          <Address form={form} />
          <Place form={form} />
          <Law form={form} />
        </div>
      </Card>
    </form>
  );
}

function Identity({ form }: { form: SellerFormState }) {
  return (
    <div className={GRID}>
      <FormField form={form} name="name" label={t('name')} required>
        {(field) => <Input {...field} autoComplete="off" />}
      </FormField>
      <FormField form={form} name="legal_name" label={t('seller.legalName')} optional>
        {(field) => <Input {...field} autoComplete="off" />}
      </FormField>
      <FormField form={form} name="legal_number" label={t('seller.legalNumber')} optional>
        {(field) => <Input {...field} autoComplete="off" />}
      </FormField>
      <FormField form={form} name="tax_identification_number" label={t('seller.taxNumber')} optional>
        {(field) => <Input {...field} autoComplete="off" />}
      </FormField>
      <FormField form={form} name="email" label={t('seller.email')} hint={t('seller.emailHint')} optional>
        {(field) => <Input {...field} autoComplete="off" />}
      </FormField>
      <FormField form={form} name="phone" label={t('seller.phone')} optional>
        {(field) => <Input {...field} autoComplete="off" />}
      </FormField>
    </div>
  );
}

function Address({ form }: { form: SellerFormState }) {
  return (
    <fieldset className={GRID}>
      <legend className="mb-3 font-semibold text-ink text-sm">{t('seller.address')}</legend>
      <FormField form={form} name="address_line1" label={t('seller.line1')} optional>
        {(field) => <Input {...field} autoComplete="off" />}
      </FormField>
      <FormField form={form} name="address_line2" label={t('seller.line2')} optional>
        {(field) => <Input {...field} autoComplete="off" />}
      </FormField>
      <FormField form={form} name="zipcode" label={t('seller.zipcode')} optional>
        {(field) => <Input {...field} autoComplete="off" />}
      </FormField>
      <FormField form={form} name="city" label={t('seller.city')} optional>
        {(field) => <Input {...field} autoComplete="off" />}
      </FormField>
      <FormField form={form} name="state" label={t('seller.state')} optional>
        {(field) => <Input {...field} autoComplete="off" />}
      </FormField>
      <FormField form={form} name="country" label={t('country')} optional>
        {(field) => (
          <Combobox
            {...field}
            placeholder={t('none')}
            options={[{ value: NONE, label: t('none') }, ...countryChoices]}
          />
        )}
      </FormField>
    </fieldset>
  );
}

function Law({ form }: { form: SellerFormState }) {
  return (
    <fieldset className="flex flex-col gap-4">
      <legend className="mb-3 font-semibold text-ink text-sm">{t('law.title')}</legend>
      <FormSwitch
        form={form}
        name="eu_tax_management"
        label={t('law.euTaxes')}
        description={t('law.euTaxesHint')}
      />
      <FormSwitch
        form={form}
        name="einvoicing"
        label={t('law.einvoicing')}
        description={t('law.einvoicingHint')}
      />
    </fieldset>
  );
}

function Place({ form }: { form: SellerFormState }) {
  const zones = useMemo(timezoneChoices, []);
  return (
    <fieldset className={GRID}>
      <legend className="mb-3 font-semibold text-ink text-sm">{t('seller.defaults')}</legend>
      <FormField form={form} name="default_currency" label={t('currency')} hint={t('seller.currencyHint')}>
        {(field) => <Combobox {...field} options={currencyChoices} />}
      </FormField>
      <FormField form={form} name="timezone" label={t('timezone')} hint={t('seller.timezoneHint')}>
        {(field) => <Combobox {...field} options={zones} />}
      </FormField>
    </fieldset>
  );
}
