import { useNavigate } from '@tanstack/react-router';
import { Check, Copy, Eye, Minus, Pencil, Trash2 } from 'lucide-react';
import { useMemo } from 'react';
import { useMembership, useOrgPath, usePermissions } from '@/app/permissions/access';
import { viewAs } from '@/app/permissions/viewAs';
import { Badge, Checkbox, cx, EmptyState, MoreMenu } from '@/ui';
import type { PermissionInfo, Role } from './role.queries';
import { t } from './texts';
import type { RoleDrafts } from './useRoleDrafts';
import { useRoleText } from './useRoleText';

interface RoleMatrixProps {
  roles: readonly Role[];
  permissions: readonly PermissionInfo[];
  /** Shows only the permissions in which it occurs. */
  term: string;
  drafts: RoleDrafts;
  onEdit: (role: Role) => void;
  onDuplicate: (role: Role) => void;
  onDelete: (role: Role) => void;
}

interface Section {
  name: string;
  permissions: PermissionInfo[];
}

/** Sections in the server's order; a key that several operations share is one row with all their descriptions. */
function sectionsOf(permissions: readonly PermissionInfo[], term: string): Section[] {
  const sections = new Map<string, Map<string, PermissionInfo>>();
  for (const permission of permissions) {
    const rows = sections.get(permission.section) ?? new Map<string, PermissionInfo>();
    const before = rows.get(permission.key);
    const description = before ? `${before.description} · ${permission.description}` : permission.description;
    rows.set(permission.key, { ...permission, description });
    sections.set(permission.section, rows);
  }
  const wanted = term.toLowerCase();
  const matches = (row: PermissionInfo) =>
    `${row.section} ${row.key} ${row.description}`.toLowerCase().includes(wanted);
  return [...sections]
    .map(([name, rows]) => ({ name, permissions: [...rows.values()].filter(matches) }))
    .filter((section) => section.permissions.length > 0);
}

const stickyCell = 'sticky left-0 z-[1] min-w-44 max-w-72 px-4 text-left';

/** Permissions down, roles across. Built-in columns are read, custom ones edited. */
export function RoleMatrix(props: RoleMatrixProps) {
  const { roles, permissions, term } = props;
  const sections = useMemo(() => sectionsOf(permissions, term), [permissions, term]);
  if (sections.length === 0)
    return (
      <div className="rounded-lg border border-line bg-surface">
        <EmptyState title={t('nothing', { term })} />
      </div>
    );
  return (
    <div className="relative overflow-x-auto rounded-lg border border-line bg-surface">
      <table aria-label={t('title')} className="w-full border-collapse text-sm">
        <thead>
          <tr className="border-line border-b bg-canvas align-top">
            <th scope="col" className={cx(stickyCell, 'bg-canvas py-3 font-medium text-mist text-xs')}>
              {t('permission')}
            </th>
            {roles.map((role) => (
              <RoleHead key={role.code} role={role} {...props} />
            ))}
          </tr>
        </thead>
        {sections.map((section) => (
          <SectionRows key={section.name} section={section} {...props} />
        ))}
      </table>
    </div>
  );
}

function RoleHead({ role, drafts, onEdit, onDuplicate, onDelete }: RoleMatrixProps & { role: Role }) {
  const { can } = usePermissions();
  const text = useRoleText();
  const view = useViewAs();
  const name = text.name(role);
  return (
    <th scope="col" className="min-w-32 px-2 py-3 text-left font-normal">
      <span className="flex items-start justify-between gap-1">
        <span className="font-semibold text-ink text-sm" title={text.description(role)}>
          {name}
        </span>
        <MoreMenu
          label={t('menu', { role: name })}
          items={[
            drafts.changed.length === 0 && {
              label: t('viewAs'),
              icon: Eye,
              onSelect: () => view(role),
            },
            can('roles:create') && { label: t('duplicate'), icon: Copy, onSelect: () => onDuplicate(role) },
            !role.predefined &&
              can('roles:update') && { label: t('edit'), icon: Pencil, onSelect: () => onEdit(role) },
            !role.predefined &&
              can('roles:delete') && {
                label: t('delete'),
                icon: Trash2,
                danger: true,
                separated: true,
                onSelect: () => onDelete(role),
              },
          ]}
        />
      </span>
      <span className="flex flex-wrap items-center gap-1.5 text-mist text-xs">
        {role.predefined ? (
          <Badge tone="outline">{t('builtIn')}</Badge>
        ) : (
          <span className="w-full font-mono">{role.code}</span>
        )}
        {t('members', { count: role.members_count })}
      </span>
    </th>
  );
}

/** Shows the app from the start as the role would see it. */
function useViewAs() {
  const { organization } = useMembership();
  const path = useOrgPath();
  const navigate = useNavigate();
  const text = useRoleText();
  return (role: Role) => {
    const { permissions } = role;
    viewAs({ organizationId: organization.lago_id, name: text.name(role), permissions });
    void navigate({ to: path() });
  };
}

function SectionRows({ section, roles, drafts }: RoleMatrixProps & { section: Section }) {
  const text = useRoleText();
  const { can } = usePermissions();
  const keys = section.permissions.map((permission) => permission.key);
  return (
    <tbody>
      <tr className="border-line border-y bg-sunken">
        <th scope="rowgroup" className={cx(stickyCell, 'h-9 bg-sunken font-semibold text-ink text-sm')}>
          {section.name}
        </th>
        {roles.map((role) => {
          const count = keys.filter((key) => drafts.held(role).has(key)).length;
          return (
            <td key={role.code} className="px-2">
              {role.predefined || !can('roles:update') ? (
                <span className="tabular text-mist text-xs">
                  {count}/{keys.length}
                </span>
              ) : (
                <Checkbox
                  label={t('all', { section: section.name, role: text.name(role) })}
                  hideLabel
                  value={count === keys.length}
                  mixed={count > 0 && count < keys.length}
                  onChange={() => drafts.set(role, keys, count < keys.length)}
                />
              )}
            </td>
          );
        })}
      </tr>
      {section.permissions.map((permission) => (
        <tr key={permission.key} className="group border-line border-b last:border-b-0 hover:bg-hover">
          <th scope="row" className={cx(stickyCell, 'bg-surface py-2 font-normal group-hover:bg-hover')}>
            <span className="block text-ink">{permission.description}</span>
            <span className="block truncate font-mono text-mist text-xs">{permission.key}</span>
          </th>
          {roles.map((role) => (
            <td key={role.code} className="px-2">
              <Cell role={role} permission={permission} drafts={drafts} />
            </td>
          ))}
        </tr>
      ))}
    </tbody>
  );
}

interface CellProps {
  role: Role;
  permission: PermissionInfo;
  drafts: RoleDrafts;
}

function Cell({ role, permission, drafts }: CellProps) {
  const text = useRoleText();
  const { can } = usePermissions();
  const on = drafts.held(role).has(permission.key);
  if (role.predefined || !can('roles:update')) {
    const Mark = on ? Check : Minus;
    return (
      <span role="img" aria-label={on ? t('allowed') : t('denied')}>
        <Mark className={cx('size-4', on ? 'text-teal-ink' : 'text-line-strong')} aria-hidden />
      </span>
    );
  }
  return (
    <Checkbox
      label={t('cell', { permission: permission.key, role: text.name(role) })}
      hideLabel
      value={on}
      onChange={(next) => drafts.set(role, [permission.key], next)}
    />
  );
}
