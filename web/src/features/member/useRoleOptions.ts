import { useQuery } from '@tanstack/react-query';
import { usePermissions } from '@/app/permissions/access';
import { type Role, rolesQuery } from '@/features/role/role.queries';
import { useRoleText } from '@/features/role/useRoleText';
import type { Option } from '@/ui';
import { membersQuery } from './member.queries';

const BUILT_IN = ['admin', 'manager', 'finance'];

/** The roles to choose from. Without `roles:view`: the built-in ones and those that members already have. */
export function useRoleOptions(): Option[] {
  const { can } = usePermissions();
  const text = useRoleText();
  const { data: roles } = useQuery({ ...rolesQuery, enabled: can('roles:view') });
  const { data: members } = useQuery(membersQuery);
  if (roles)
    return roles.map((role: Role) => ({
      value: role.code,
      label: text.name(role),
      description: text.description(role),
    }));
  const codes = new Set([...BUILT_IN, ...(members?.rows.flatMap((member) => member.roles) ?? [])]);
  return [...codes].map((code) => ({
    value: code,
    label: text.nameOf(code),
    description: text.descriptionOf(code),
  }));
}
