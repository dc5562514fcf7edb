import { useQuery } from '@tanstack/react-query';
import { MailOpen, MailX } from 'lucide-react';
import { useMemo, useState } from 'react';
import { usePermissions } from '@/app/permissions/access';
import { Badge, type Column, ConfirmDialog, DataTable, DateTime, Status, useCommand } from '@/ui';
import { type Invite, invitesQuery, withdrawInvite } from './member.queries';
import { t } from './texts';
import { useRoleName } from './useRoleOptions';

function useColumns(): Column<Invite>[] {
  const roleName = useRoleName();
  return useMemo(
    () => [
      {
        id: 'email',
        header: t('columns.email'),
        cell: (invite) => <span className="font-medium">{invite.email}</span>,
      },
      {
        id: 'roles',
        header: t('columns.roles'),
        cell: (invite) => (
          <span className="flex flex-wrap gap-1">
            {invite.roles.map((role) => (
              <Badge key={role}>{roleName(role)}</Badge>
            ))}
          </span>
        ),
      },
      {
        id: 'invited',
        header: t('columns.invited'),
        from: 'md',
        cell: (invite) => <DateTime at={invite.created_at} show="day" />,
      },
      {
        id: 'expires',
        header: t('columns.expires'),
        from: 'sm',
        cell: (invite) =>
          new Date(invite.expires_at) < new Date() ? (
            <Status tone="amber">{t('expired')}</Status>
          ) : (
            <DateTime at={invite.expires_at} show="relative" />
          ),
      },
    ],
    [roleName],
  );
}

export function InvitationsTable() {
  const { can } = usePermissions();
  const invites = useQuery(invitesQuery);
  const [withdrawing, setWithdrawing] = useState<Invite>();
  const withdraw = useCommand({
    run: withdrawInvite,
    changes: [invitesQuery.queryKey],
    done: t('withdrawn'),
  });
  return (
    <>
      <DataTable
        label={t('tabs.invitations')}
        rows={invites}
        columns={useColumns()}
        rowKey={(invite) => invite.lago_id}
        empty={{ icon: MailOpen, title: t('noInvitations'), body: t('noInvitationsBody') }}
        rowMenu={(invite) => [
          can('organization:members:delete') && {
            label: t('withdraw'),
            icon: MailX,
            danger: true,
            onSelect: () => setWithdrawing(invite),
          },
        ]}
      />
      <ConfirmDialog
        open={Boolean(withdrawing)}
        onClose={() => setWithdrawing(undefined)}
        title={t('withdrawTitle', { email: withdrawing?.email ?? '' })}
        body={t('withdrawBody')}
        confirm={t('withdrawConfirm')}
        onConfirm={() => withdraw.ask(withdrawing?.lago_id ?? '')}
      />
    </>
  );
}
