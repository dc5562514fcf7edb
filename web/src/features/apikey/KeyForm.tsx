import * as z from 'zod/mini';
import { Button, Dialog, FormError, FormField, Input, useCommand, useTarnForm } from '@/ui';
import { text } from '@/ui/schema';
import { type ApiKey, createKey, type KeyPermissions, updateKey } from './apikey.queries';
import { PermissionGrid } from './PermissionGrid';
import { FULL_ACCESS } from './resources';
import { t } from './texts';

const schema = z.object({
  name: text(255),
  permissions: z.custom<KeyPermissions>(),
});

interface KeyFormProps {
  /** The key to edit; absent when one is created. */
  apiKey?: ApiKey;
  onCreated?: (apiKey: ApiKey) => void;
  onClose: () => void;
}

export function KeyForm({ apiKey, onCreated, onClose }: KeyFormProps) {
  const create = useCommand({ run: createKey, changes: [['api_keys']], onDone: onCreated });
  const update = useCommand({
    run: updateKey,
    changes: [['api_keys']],
    done: t('form.saved'),
    onDone: onClose,
  });
  const form = useTarnForm({
    schema,
    defaultValues: { name: apiKey?.name ?? '', permissions: apiKey?.permissions ?? FULL_ACCESS },
    submit: async (values) => {
      await (apiKey ? update.ask({ id: apiKey.lago_id, ...values }) : create.ask(values));
    },
  });
  return (
    <Dialog
      open
      size="md"
      onClose={onClose}
      title={apiKey ? t('form.editTitle') : t('form.createTitle')}
      footer={
        <Button
          variant="primary"
          type="submit"
          form="key"
          disabled={Boolean(apiKey) && !form.formState.isDirty}
          busy={form.formState.isSubmitting}
        >
          {apiKey ? t('form.save') : t('form.create')}
        </Button>
      }
    >
      <form id="key" onSubmit={form.send} noValidate className="flex flex-col gap-4">
        <FormError form={form} />
        <FormField form={form} name="name" label={t('form.name')} hint={t('form.nameHint')}>
          {(field) => <Input {...field} autoFocus autoComplete="off" />}
        </FormField>
        <FormField form={form} name="permissions" label={t('form.permissions')}>
          {({ value, onChange }) => <PermissionGrid value={value as KeyPermissions} onChange={onChange} />}
        </FormField>
      </form>
    </Dialog>
  );
}
