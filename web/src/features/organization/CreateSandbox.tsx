import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import * as z from 'zod/mini';
import { useMembership } from '@/app/permissions/access';
import { meQuery, sessionQueries } from '@/app/session';
import { fromInputValue, inputValue, wireInstant } from '@/features/clock/travel';
import {
  Banner,
  Button,
  CodeBlock,
  CopyField,
  Dialog,
  Field,
  FormError,
  FormField,
  Input,
  useTarnForm,
} from '@/ui';
import { required, requiredText } from '@/ui/schema';
import { type CreatedSandbox, createSandbox } from './organization.queries';
import { t } from './texts';

const schema = z.object({
  name: requiredText(255),
  now: required(),
});

export function CreateSandbox({ onClose }: { onClose: () => void }) {
  const [created, setCreated] = useState<CreatedSandbox>();
  return created ? (
    <SandboxReady sandbox={created} onClose={onClose} />
  ) : (
    <SandboxForm onCreated={setCreated} onClose={onClose} />
  );
}

interface SandboxFormProps {
  onCreated: (sandbox: CreatedSandbox) => void;
  onClose: () => void;
}

/** Starts at the beginning of the current month, so that whole months lie ahead. */
function firstOfMonth(): string {
  const now = new Date();
  return inputValue(new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), 1)), 'UTC');
}

function SandboxForm({ onCreated, onClose }: SandboxFormProps) {
  const { organization } = useMembership();
  const form = useTarnForm({
    schema,
    defaultValues: { name: t('sandbox.defaultName', { name: organization.name }), now: firstOfMonth() },
    submit: async ({ name, now }) => {
      const start = fromInputValue(now, 'UTC');
      if (start) onCreated(await createSandbox({ name, now: wireInstant(start) }));
    },
  });
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('sandbox.title')}
      description={t('sandbox.description')}
      footer={
        <Button variant="primary" type="submit" form="create-sandbox" busy={form.formState.isSubmitting}>
          {t('sandbox.create')}
        </Button>
      }
    >
      <form id="create-sandbox" onSubmit={form.send} noValidate className="flex flex-col gap-4">
        <FormError form={form} />
        <FormField form={form} name="name" label={t('sandbox.name')}>
          {(field) => <Input {...field} />}
        </FormField>
        <FormField form={form} name="now" label={t('sandbox.now')} hint={t('sandbox.nowHint')}>
          {(field) => <Input {...field} type="datetime-local" />}
        </FormField>
      </form>
    </Dialog>
  );
}

function SandboxReady({ sandbox, onClose }: { sandbox: CreatedSandbox; onClose: () => void }) {
  const navigate = useNavigate();
  const enter = async () => {
    await sessionQueries.refetchQueries({ queryKey: meQuery.queryKey });
    const me = sessionQueries.getQueryData(meQuery.queryKey);
    const slug = me?.memberships.find(({ organization }) => organization.lago_id === sandbox.lago_id)
      ?.organization.slug;
    onClose();
    if (slug) await navigate({ to: '/$organization', params: { organization: slug } });
  };
  return (
    <Dialog
      open
      closeOnlyByButton
      size="md"
      onClose={() => void enter()}
      title={t('sandbox.createdTitle', { name: sandbox.name })}
      footer={
        <Button variant="primary" onClick={() => void enter()}>
          {t('sandbox.open')}
        </Button>
      }
    >
      <div className="flex flex-col gap-4">
        <Banner tone="amber">{t('sandbox.keyWarning')}</Banner>
        <Field label={t('sandbox.key')}>
          <CopyField value={sandbox.api_key} label={t('sandbox.key')} />
        </Field>
        <CodeBlock
          label={t('sandbox.curl')}
          code={`curl ${window.location.origin}/api/v1/clock \\\n  -H "Authorization: Bearer ${sandbox.api_key}"`}
        />
      </div>
    </Dialog>
  );
}
