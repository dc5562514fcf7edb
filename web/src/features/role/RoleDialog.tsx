import * as z from 'zod/mini';
import {
  Button,
  CodeField,
  Dialog,
  FormError,
  FormField,
  Input,
  Select,
  Textarea,
  useCommand,
  useTarnForm,
} from '@/ui';
import { requiredText, text } from '@/ui/schema';
import { createRole, type Role, rolesQuery, updateRole } from './role.queries';
import { t } from './texts';
import { useRoleText } from './useRoleText';

const schema = z.object({
  name: requiredText(100),
  code: z
    .string()
    .check(
      z.minLength(1, 'value_is_mandatory'),
      z.maxLength(100, 'value_is_too_long'),
      z.regex(/^[a-z0-9_]+$/, 'value_is_invalid'),
    ),
  description: text(255),
  base: z.string(),
});

interface RoleDialogProps {
  roles: readonly Role[];
  /** The role to rename; absent when one is created. */
  role?: Role;
  /** The role whose permissions a new one starts with. */
  base?: Role;
  onClose: () => void;
}

export function RoleDialog({ roles, role, base, onClose }: RoleDialogProps) {
  const roleText = useRoleText();
  const start = base ?? roles.find(({ code }) => code === 'manager') ?? roles[0];
  const create = useCommand({ run: createRole, changes: [rolesQuery.queryKey], done: t('form.created') });
  const update = useCommand({ run: updateRole, changes: [rolesQuery.queryKey], done: t('form.saved') });
  const form = useTarnForm({
    schema,
    defaultValues: {
      name: role?.name ?? (base ? t('form.copyOf', { role: roleText.name(base) }) : ''),
      code: role?.code ?? '',
      description: role?.description ?? '',
      base: start?.code ?? '',
    },
    serverFields: { permissions: 'base' },
    submit: async ({ base: baseCode, ...values }) => {
      const permissions = roles.find(({ code }) => code === baseCode)?.permissions ?? [];
      if (role) await update.ask({ code: role.code, name: values.name, description: values.description });
      else await create.ask({ ...values, permissions });
      onClose();
    },
  });
  return (
    <Dialog
      open
      onClose={onClose}
      title={role ? t('form.editTitle', { role: role.name }) : t('form.createTitle')}
      description={role ? undefined : t('form.createDescription')}
      footer={
        <Button
          variant="primary"
          type="submit"
          form="role"
          disabled={Boolean(role) && !form.formState.isDirty}
          busy={form.formState.isSubmitting}
        >
          {role ? t('form.save') : t('form.create')}
        </Button>
      }
    >
      <form id="role" onSubmit={form.send} noValidate className="flex flex-col gap-4">
        <FormError form={form} />
        <FormField form={form} name="name" label={t('form.name')}>
          {(field) => <Input {...field} autoFocus />}
        </FormField>
        <CodeField form={form} from="name" name="code" fixed={Boolean(role)} />
        <FormField form={form} name="description" label={t('form.description')} optional>
          {(field) => <Textarea {...field} rows={2} />}
        </FormField>
        {!role && (
          <FormField form={form} name="base" label={t('form.base')}>
            {(field) => (
              <Select
                {...field}
                options={roles.map((other) => ({ value: other.code, label: roleText.name(other) }))}
              />
            )}
          </FormField>
        )}
      </form>
    </Dialog>
  );
}
