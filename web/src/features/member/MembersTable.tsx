import { useQuery } from '@tanstack/react-query';
import { UserMinus, UserRoundCog, Users } from 'lucide-react';
import { useMemo, useState } from 'react';
import { useMembership, usePermissions } from '@/app/permissions/access';
import { meQuery, sessionQueries } from '@/app/session';
import {
  Badge,
  type Column,
  ConfirmDialog,
  DataTable,
  DateTime,
  FilterBar,
  lazyDialog,
  useCommand,
  useUrlFilters,
} from '@/ui';
import { type Member, membersQuery, removeMember } from './member.queries';
import { t } from './texts';
import { useRoleName, useRoleOptions } from './useRoleOptions';

const RolesDialog = lazyDialog(() => import('./RolesDialog'), 'RolesDialog');

function useColumns(ownEmail: string | undefined): Column<Member>[] {
  const roleName = useRoleName();
  return useMemo(
    () => [
      {
        id: 'email',
        header: t('columns.email'),
        cell: (member) => (
          <span className="flex items-center gap-2">
            <span className="truncate font-medium">{member.email}</span>
            {member.email === ownEmail && <Badge tone="outline">{t('you')}</Badge>}
          </span>
        ),
      },
      {
        id: 'roles',
        header: t('columns.roles'),
        cell: (member) => (
          <span className="flex flex-wrap gap-1">
            {member.roles.map((role) => (
              <Badge key={role}>{roleName(role)}</Badge>
            ))}
          </span>
        ),
      },
      {
        id: 'since',
        header: t('columns.since'),
        from: 'sm',
        cell: (member) => <DateTime at={member.created_at} show="day" />,
      },
    ],
    [roleName, ownEmail],
  );
}

export function MembersTable() {
  const { can } = usePermissions();
  const { organization } = useMembership();
  const { data: me } = useQuery(meQuery, sessionQueries);
  const filters = useUrlFilters(['role']);
  const members = useQuery(membersQuery);
  const [editing, setEditing] = useState<Member>();
  const [removing, setRemoving] = useState<Member>();
  const remove = useCommand({
    run: removeMember,
    changes: [membersQuery.queryKey, ['roles']],
    done: t('removed'),
  });
  const isLastAdmin = (member: Member) => members.data?.adminCount === 1 && member.roles.includes('admin');
  const rows = members.data?.rows.filter(
    (member) =>
      member.email.includes(filters.search.toLowerCase()) &&
      (!filters.values.role || member.roles.some((role) => filters.values.role?.includes(role))),
  );
  return (
    <>
      <FilterBar
        filters={filters}
        searchLabel={t('search')}
        definitions={[{ key: 'role', label: t('roleFilter'), kind: 'choice', options: useRoleOptions() }]}
      />
      <DataTable
        label={t('title')}
        rows={{ ...members, data: members.data && { meta: members.data.meta, rows: rows ?? [] } }}
        columns={useColumns(me?.user.email)}
        rowKey={(member) => member.lago_id}
        filtered={filters.isFiltered}
        onClearFilters={filters.clear}
        onOpen={can('organization:members:update') ? setEditing : undefined}
        empty={{ icon: Users, title: t('noMembers'), body: t('noMembersBody') }}
        rowMenu={(member) => [
          can('organization:members:update') && {
            label: t('editRoles'),
            icon: UserRoundCog,
            onSelect: () => setEditing(member),
          },
          can('organization:members:delete') &&
            member.email !== me?.user.email &&
            !isLastAdmin(member) && {
              label: t('remove'),
              icon: UserMinus,
              danger: true,
              onSelect: () => setRemoving(member),
            },
        ]}
      />
      {editing && (
        <RolesDialog
          member={editing}
          lastAdmin={isLastAdmin(editing)}
          onClose={() => setEditing(undefined)}
        />
      )}
      <ConfirmDialog
        open={Boolean(removing)}
        onClose={() => setRemoving(undefined)}
        title={t('removeTitle', { email: removing?.email ?? '' })}
        body={t('removeBody', { organization: organization.name })}
        confirm={t('removeConfirm')}
        onConfirm={() => remove.ask(removing?.lago_id ?? '')}
      />
    </>
  );
}
