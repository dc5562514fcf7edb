import { useQuery } from '@tanstack/react-query';
import { Plus } from 'lucide-react';
import { useState } from 'react';
import { Can } from '@/app/permissions/access';
import {
  Button,
  DirtyGuard,
  ErrorPanel,
  lazyDialog,
  PageHeader,
  SearchBox,
  Skeleton,
  useCommand,
} from '@/ui';
import { DeleteRole } from './DeleteRole';
import { RoleMatrix } from './RoleMatrix';
import { type PermissionInfo, permissionsQuery, type Role, rolesQuery, updateRole } from './role.queries';
import { t } from './texts';
import { useRoleDrafts } from './useRoleDrafts';

const RoleDialog = lazyDialog(() => import('./RoleDialog'), 'RoleDialog');

export function RolesPage() {
  const roles = useQuery(rolesQuery);
  const permissions = useQuery(permissionsQuery);
  const error = roles.error ?? permissions.error;
  if (roles.data && permissions.data) return <Editor roles={roles.data} permissions={permissions.data} />;
  const retry = () => {
    void roles.refetch();
    void permissions.refetch();
  };
  return (
    <>
      <PageHeader title={t('title')} description={t('description')} />
      {error ? <ErrorPanel error={error} onRetry={retry} /> : <Skeleton className="h-96" />}
    </>
  );
}

/** Which dialog stands over the matrix. */
type Open = { kind: 'create'; base?: Role } | { kind: 'edit' | 'delete'; role: Role };

function Editor({ roles, permissions }: { roles: Role[]; permissions: PermissionInfo[] }) {
  const [open, setOpen] = useState<Open>();
  const [term, setTerm] = useState('');
  const drafts = useRoleDrafts(roles);
  const close = () => setOpen(undefined);
  return (
    <>
      <PageHeader
        title={t('title')}
        description={t('description')}
        actions={
          <Can do="roles:create">
            <Button variant="primary" icon={Plus} onClick={() => setOpen({ kind: 'create' })}>
              {t('new')}
            </Button>
          </Can>
        }
      />
      <div className="mb-3">
        <SearchBox label={t('search')} value={term} onChange={setTerm} />
      </div>
      <RoleMatrix
        roles={roles}
        permissions={permissions}
        term={term}
        drafts={drafts}
        onEdit={(role) => setOpen({ kind: 'edit', role })}
        onDuplicate={(base) => setOpen({ kind: 'create', base })}
        onDelete={(role) => setOpen({ kind: 'delete', role })}
      />
      <SaveBar drafts={drafts} />
      {open?.kind === 'create' && <RoleDialog roles={roles} base={open.base} onClose={close} />}
      {open?.kind === 'edit' && <RoleDialog roles={roles} role={open.role} onClose={close} />}
      {open?.kind === 'delete' && <DeleteRole role={open.role} onClose={close} />}
    </>
  );
}

function SaveBar({ drafts }: { drafts: ReturnType<typeof useRoleDrafts> }) {
  const save = useCommand({
    run: (changed: readonly Role[]) =>
      Promise.all(
        changed.map((role) => updateRole({ code: role.code, permissions: [...drafts.held(role)] })),
      ),
    changes: [rolesQuery.queryKey],
    done: t('saved'),
    onDone: drafts.discard,
  });
  const count = drafts.changed.length;
  return (
    <>
      <DirtyGuard when={count > 0} />
      {count > 0 && (
        <div
          role="status"
          className="sticky bottom-4 z-10 mx-auto mt-4 flex w-fit max-w-full flex-wrap items-center gap-3 rounded-lg border border-line-strong bg-raised px-4 py-2.5 shadow-high"
        >
          <span className="text-sm">{drafts.hasEmpty ? t('atLeastOne') : t('unsaved', { count })}</span>
          <Button onClick={drafts.discard}>{t('discard')}</Button>
          <Button
            variant="primary"
            disabled={drafts.hasEmpty}
            busy={save.busy}
            onClick={() => save.start(drafts.changed)}
          >
            {t('save')}
          </Button>
        </div>
      )}
    </>
  );
}
