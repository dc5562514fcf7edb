import { useMemo } from 'react';
import * as z from 'zod/mini';
import {
  Button,
  CodeField,
  Dialog,
  FormError,
  FormField,
  FormSwitch,
  Input,
  PasswordInput,
  useCommand,
  useTarnForm,
} from '@/ui';
import { requiredText, text } from '@/ui/schema';
import { createIntegration, type Integration, updateIntegration } from './integration.queries';
import { t } from './texts';

/** The key has to be there once; afterwards an empty field leaves it as it is. */
const schemaOf = (existing: boolean) =>
  z.object({
    name: requiredText(255),
    code: requiredText(255),
    secret: existing ? text(255) : requiredText(255),
    hookSecret: text(255),
    success: text(1024, z.regex(/^(https?:\/\/\S+)?$/, 'url_is_invalid')),
    threeDs: z.boolean(),
  });

interface StripeDialogProps {
  /** The connection to edit; absent when one is made. */
  integration?: Integration;
  onClose: () => void;
}

export function StripeDialog({ integration, onClose }: StripeDialogProps) {
  const changes = [['integrations'], ['customers']];
  const create = useCommand({ run: createIntegration, changes, done: t('form.done'), onDone: onClose });
  const update = useCommand({ run: updateIntegration, changes, done: t('form.saved'), onDone: onClose });
  const existing = Boolean(integration);
  const form = useTarnForm({
    schema: useMemo(() => schemaOf(existing), [existing]),
    defaultValues: {
      name: integration?.name ?? '',
      code: integration?.code ?? '',
      secret: '',
      hookSecret: '',
      success: integration?.success_redirect_url ?? '',
      threeDs: integration?.supports_3ds ?? false,
    },
    serverFields: {
      secret_key: 'secret',
      webhook_secret: 'hookSecret',
      success_redirect_url: 'success',
      supports_3ds: 'threeDs',
    },
    submit: async ({ name, code, secret, hookSecret, success, threeDs }) => {
      const write = {
        name,
        code,
        success_redirect_url: success || null,
        supports_3ds: threeDs,
        ...(secret && { secret_key: secret }),
        ...(hookSecret && { webhook_secret: hookSecret }),
      };
      await (integration
        ? update.ask({ id: integration.lago_id, ...write })
        : create.ask({ type: 'stripe', ...write }));
    },
  });
  return (
    <Dialog
      open
      size="md"
      onClose={onClose}
      title={integration ? t('form.editTitle', { name: integration.name }) : t('form.createTitle')}
      footer={
        <Button
          variant="primary"
          type="submit"
          form="stripe"
          disabled={existing && !form.formState.isDirty}
          busy={form.formState.isSubmitting}
        >
          {t(integration ? 'form.save' : 'form.create')}
        </Button>
      }
    >
      <form id="stripe" onSubmit={form.send} noValidate className="flex flex-col gap-4">
        <FormError form={form} />
        <div className="grid gap-4 sm:grid-cols-2">
          <FormField form={form} name="name" label={t('form.name')} required>
            {(field) => <Input {...field} autoComplete="off" />}
          </FormField>
          <CodeField form={form} from="name" name="code" fixed={existing} />
        </div>
        <FormField
          form={form}
          name="secret"
          label={t('form.secret')}
          hint={integration ? t('form.secretKept', { key: integration.secret_key }) : t('form.secretHint')}
          required={!existing}
        >
          {(field) => <PasswordInput {...field} autoComplete="off" spellCheck={false} />}
        </FormField>
        <FormField
          form={form}
          name="hookSecret"
          label={t('form.hookSecret')}
          hint={t(integration?.webhook_secret_set ? 'form.hookSecretKept' : 'form.hookSecretHint')}
        >
          {(field) => <PasswordInput {...field} autoComplete="off" spellCheck={false} />}
        </FormField>
        <FormField form={form} name="success" label={t('form.success')} optional>
          {(field) => <Input {...field} placeholder="https://" autoComplete="off" />}
        </FormField>
        <FormSwitch form={form} name="threeDs" label={t('form.threeDs')} />
      </form>
    </Dialog>
  );
}
