import { Button, ConfirmDialog, Dialog, useCommand } from '@/ui';
import { t as common } from '@/ui/texts';
import { deleteRole, type Role, rolesQuery } from './role.queries';
import { t } from './texts';

/** A role that members still have can't be deleted (PLT-103): says so instead of asking. */
export function DeleteRole({ role, onClose }: { role: Role; onClose: () => void }) {
  const remove = useCommand({ run: deleteRole, changes: [rolesQuery.queryKey], done: t('deleted') });
  if (role.members_count > 0)
    return (
      <Dialog
        open
        onClose={onClose}
        title={t('deleteTitle', { role: role.name })}
        description={t('deleteAssigned', { count: role.members_count })}
        footer={<Button onClick={onClose}>{common('dialog.close')}</Button>}
      />
    );
  return (
    <ConfirmDialog
      open
      onClose={onClose}
      title={t('deleteTitle', { role: role.name })}
      body={t('deleteBody')}
      confirm={t('deleteConfirm')}
      onConfirm={() => remove.ask(role.code)}
    />
  );
}
