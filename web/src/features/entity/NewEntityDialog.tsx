import { useNavigate } from '@tanstack/react-router';
import { useMemo } from 'react';
import * as z from 'zod/mini';
import { useOrgPath } from '@/app/permissions/access';
import { countryChoices, currencyChoices, timezoneChoices } from '@/features/customer/places';
import {
  Button,
  CodeField,
  Combobox,
  Dialog,
  FormError,
  FormField,
  Input,
  useCommand,
  useTarnForm,
} from '@/ui';
import { requiredText } from '@/ui/schema';
import { createEntity, ENTITY_CHANGES } from './entity.queries';
import { NONE } from './entityForm';
import { t } from './texts';

const schema = z.object({
  name: requiredText(255),
  code: requiredText(255),
  country: z.string(),
  default_currency: z.string(),
  timezone: z.string(),
});

/** Asks for what is hard to change once there are invoices; everything else is on the new entity's page. */
export function NewEntityDialog({ onClose }: { onClose: () => void }) {
  const path = useOrgPath();
  const navigate = useNavigate();
  const zones = useMemo(timezoneChoices, []);
  const create = useCommand({ run: createEntity, changes: ENTITY_CHANGES, done: t('new.done') });
  const form = useTarnForm({
    schema,
    defaultValues: { name: '', code: '', country: NONE, default_currency: 'EUR', timezone: 'UTC' },
    submit: async ({ country, ...values }) => {
      const code = await create.ask({ ...values, ...(country !== NONE && { country }) });
      onClose();
      await navigate({ to: path('settings', 'billing-entities', code) });
    },
  });
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('new.title')}
      description={t('new.description')}
      footer={
        <Button variant="primary" type="submit" form="entity" busy={form.formState.isSubmitting}>
          {t('new.create')}
        </Button>
      }
    >
      <form id="entity" onSubmit={form.send} noValidate className="flex flex-col gap-4">
        <FormError form={form} />
        <FormField form={form} name="name" label={t('name')} required>
          {(field) => <Input {...field} autoComplete="off" />}
        </FormField>
        <CodeField form={form} from="name" name="code" />
        <FormField form={form} name="country" label={t('country')} optional>
          {(field) => (
            <Combobox {...field} options={[{ value: NONE, label: t('none') }, ...countryChoices]} />
          )}
        </FormField>
        <FormField form={form} name="default_currency" label={t('currency')}>
          {(field) => <Combobox {...field} options={currencyChoices} />}
        </FormField>
        <FormField form={form} name="timezone" label={t('timezone')}>
          {(field) => <Combobox {...field} options={zones} />}
        </FormField>
      </form>
    </Dialog>
  );
}
