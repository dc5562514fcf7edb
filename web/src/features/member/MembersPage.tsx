import { UserPlus } from 'lucide-react';
import { useState } from 'react';
import { Can } from '@/app/permissions/access';
import { Button, lazyDialog, PageHeader, Tabs, useUrlFilters } from '@/ui';
import { InvitationsTable } from './InvitationsTable';
import { MembersTable } from './MembersTable';
import { t } from './texts';

const InviteDialog = lazyDialog(() => import('./InviteDialog'), 'InviteDialog');

export function MembersPage() {
  const view = useUrlFilters(['tab']);
  const [inviting, setInviting] = useState(false);
  return (
    <>
      <PageHeader
        title={t('title')}
        description={t('description')}
        actions={
          <Can do="organization:members:create">
            <Button variant="primary" icon={UserPlus} onClick={() => setInviting(true)}>
              {t('invite')}
            </Button>
          </Can>
        }
      />
      <Tabs
        value={view.values.tab?.[0] ?? 'members'}
        onChange={(tab) => view.set('tab', tab === 'members' ? [] : [tab])}
        tabs={[
          { value: 'members', label: t('tabs.members'), content: <MembersTable /> },
          { value: 'invitations', label: t('tabs.invitations'), content: <InvitationsTable /> },
        ]}
      />
      {inviting && <InviteDialog onClose={() => setInviting(false)} />}
    </>
  );
}
