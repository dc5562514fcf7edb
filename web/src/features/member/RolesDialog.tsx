import * as z from 'zod/mini';
import { Button, Dialog, FormError, FormField, useCommand, useTarnForm } from '@/ui';
import { someOf } from '@/ui/schema';
import { changeRoles, type Member, membersQuery } from './member.queries';
import { RoleChecklist } from './RoleChecklist';
import { t } from './texts';
import { useRoleOptions } from './useRoleOptions';

const schema = z.object({ roles: someOf('invalid_role') });

interface RolesDialogProps {
  member: Member;
  /** The organization's only admin keeps the admin role (PLT-094). */
  lastAdmin: boolean;
  onClose: () => void;
}

export function RolesDialog({ member, lastAdmin, onClose }: RolesDialogProps) {
  const options = useRoleOptions();
  const change = useCommand({
    run: changeRoles,
    changes: [membersQuery.queryKey, ['roles']],
    done: t('rolesSaved'),
  });
  const form = useTarnForm({
    schema,
    defaultValues: { roles: member.roles },
    submit: async ({ roles }) => {
      await change.ask({ id: member.lago_id, roles });
      onClose();
    },
  });
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('editTitle', { email: member.email })}
      footer={
        <Button
          variant="primary"
          type="submit"
          form="roles"
          disabled={!form.formState.isDirty}
          busy={form.formState.isSubmitting}
        >
          {t('saveRoles')}
        </Button>
      }
    >
      <form id="roles" onSubmit={form.send} noValidate className="flex flex-col gap-4">
        <FormError form={form} />
        <FormField form={form} name="roles" label={t('roles')} hint={t('rolesHint')}>
          {({ value, onChange }) => (
            <RoleChecklist
              options={options}
              value={value}
              onChange={onChange}
              locked={lastAdmin ? { admin: t('lastAdmin') } : undefined}
            />
          )}
        </FormField>
      </form>
    </Dialog>
  );
}
