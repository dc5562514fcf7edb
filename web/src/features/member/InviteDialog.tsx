import { useState } from 'react';
import * as z from 'zod/mini';
import { Button, CopyField, Dialog, Field, FormError, FormField, Input, useCommand, useTarnForm } from '@/ui';
import { email, someOf } from '@/ui/schema';
import { type CreatedInvite, createInvite, invitationLink, invitesQuery } from './member.queries';
import { RoleChecklist } from './RoleChecklist';
import { t } from './texts';
import { useRoleOptions } from './useRoleOptions';

const schema = z.object({
  email: email(),
  roles: someOf('invalid_role'),
});

/** Invites somebody, then shows the link, the only time it can be seen. */
export function InviteDialog({ onClose }: { onClose: () => void }) {
  const [created, setCreated] = useState<CreatedInvite>();
  return created ? (
    <InviteLink invite={created} onClose={onClose} />
  ) : (
    <InviteForm onCreated={setCreated} onClose={onClose} />
  );
}

function InviteForm({
  onCreated,
  onClose,
}: {
  onCreated: (invite: CreatedInvite) => void;
  onClose: () => void;
}) {
  const options = useRoleOptions();
  const create = useCommand({ run: createInvite, changes: [invitesQuery.queryKey] });
  const form = useTarnForm({
    schema,
    defaultValues: { email: '', roles: ['manager'] },
    serverFields: { invite: 'email' },
    submit: async (values) => onCreated(await create.ask(values)),
  });
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('inviteTitle')}
      description={t('inviteDescription')}
      footer={
        <Button variant="primary" type="submit" form="invite" busy={form.formState.isSubmitting}>
          {t('createInvite')}
        </Button>
      }
    >
      <form id="invite" onSubmit={form.send} noValidate className="flex flex-col gap-4">
        <FormError form={form} />
        <FormField form={form} name="email" label={t('email')}>
          {(field) => <Input {...field} type="email" autoComplete="off" autoFocus />}
        </FormField>
        <FormField form={form} name="roles" label={t('roles')} hint={t('rolesHint')}>
          {({ value, onChange }) => <RoleChecklist options={options} value={value} onChange={onChange} />}
        </FormField>
      </form>
    </Dialog>
  );
}

function InviteLink({ invite, onClose }: { invite: CreatedInvite; onClose: () => void }) {
  return (
    <Dialog
      open
      closeOnlyByButton
      onClose={onClose}
      title={t('invitedTitle', { email: invite.email })}
      description={t('invitedBody')}
      footer={
        <Button variant="primary" onClick={onClose}>
          {t('done')}
        </Button>
      }
    >
      <Field label={t('link')} hideLabel>
        <CopyField value={invitationLink(invite.token)} label={t('link')} />
      </Field>
    </Dialog>
  );
}
