import { useQuery } from '@tanstack/react-query';
import { KeyRound, Pencil, Plus, RotateCw, Trash2 } from 'lucide-react';
import { useMemo, useState } from 'react';
import { useMembership } from '@/app/permissions/access';
import {
  Badge,
  Button,
  type Column,
  CopyId,
  DataTable,
  DateTime,
  lazyDialog,
  PageBody,
  PageHeader,
  useUrlFilters,
} from '@/ui';
import { type ApiKey, apiKeysQuery, PER_PAGE } from './apikey.queries';
import { RevokeKey } from './RevokeKey';
import { accessOf } from './resources';
import { ShownOnce } from './ShownOnce';
import { t } from './texts';

const KeyForm = lazyDialog(() => import('./KeyForm'), 'KeyForm');
const RotateKey = lazyDialog(() => import('./RotateKey'), 'RotateKey');

type Open =
  | { kind: 'create' }
  | { kind: 'edit' | 'rotate' | 'revoke'; apiKey: ApiKey }
  | { kind: 'shown'; apiKey: ApiKey; rotated: boolean };

export function ApiKeysPage() {
  const { organization } = useMembership();
  const { page, setPage } = useUrlFilters([]);
  const keys = useQuery(apiKeysQuery(page));
  const [open, setOpen] = useState<Open>();
  const create = (
    <Button variant="primary" icon={Plus} onClick={() => setOpen({ kind: 'create' })}>
      {t('new')}
    </Button>
  );
  return (
    <PageBody>
      <PageHeader
        title={t('title')}
        description={t('description', { organization: organization.name })}
        actions={create}
      />
      <p className="mb-4 flex flex-wrap items-center gap-2 text-mist text-sm">
        {t('organizationId')}
        <CopyId value={organization.lago_id} label={t('organizationId')} />
      </p>
      <DataTable
        label={t('title')}
        rows={keys}
        columns={useColumns()}
        rowKey={(key) => key.lago_id}
        onOpen={(apiKey) => setOpen({ kind: 'edit', apiKey })}
        perPage={PER_PAGE}
        onPage={setPage}
        empty={{ icon: KeyRound, title: t('empty'), body: t('emptyBody'), action: create }}
        rowMenu={(apiKey) => [
          { label: t('edit'), icon: Pencil, onSelect: () => setOpen({ kind: 'edit', apiKey }) },
          { label: t('rotate'), icon: RotateCw, onSelect: () => setOpen({ kind: 'rotate', apiKey }) },
          {
            label: t('delete'),
            icon: Trash2,
            danger: true,
            separated: true,
            onSelect: () => setOpen({ kind: 'revoke', apiKey }),
          },
        ]}
      />
      <OpenDialog open={open} onOpen={setOpen} />
    </PageBody>
  );
}

function OpenDialog({ open, onOpen }: { open: Open | undefined; onOpen: (open: Open | undefined) => void }) {
  const close = () => onOpen(undefined);
  const show = (rotated: boolean) => (apiKey: ApiKey) => onOpen({ kind: 'shown', apiKey, rotated });
  switch (open?.kind) {
    case 'create':
      return <KeyForm onCreated={show(false)} onClose={close} />;
    case 'edit':
      return <KeyForm apiKey={open.apiKey} onClose={close} />;
    case 'rotate':
      return <RotateKey apiKey={open.apiKey} onRotated={show(true)} onClose={close} />;
    case 'revoke':
      return <RevokeKey apiKey={open.apiKey} onClose={close} />;
    case 'shown':
      return <ShownOnce apiKey={open.apiKey} rotated={open.rotated} onClose={close} />;
    default:
      return null;
  }
}

const accessTones = { full: 'teal', none: 'amber', read: 'neutral', some: 'neutral' } as const;

function useColumns(): Column<ApiKey>[] {
  return useMemo(
    () => [
      { id: 'name', header: t('columns.name'), cell: (key) => key.name || t('unnamed') },
      {
        id: 'value',
        header: t('columns.value'),
        cell: (key) => <span className="font-mono text-slate text-xs">{key.value}</span>,
      },
      {
        id: 'access',
        header: t('columns.access'),
        cell: (key) => (
          <Badge tone={accessTones[accessOf(key.permissions)]}>
            {t(`access.${accessOf(key.permissions)}`)}
          </Badge>
        ),
      },
      {
        id: 'used',
        header: t('columns.lastUsed'),
        from: 'md',
        cell: (key) =>
          key.last_used_at ? (
            <DateTime at={key.last_used_at} show="relative" />
          ) : (
            <span className="text-mist">{t('never')}</span>
          ),
      },
      {
        id: 'created',
        header: t('columns.created'),
        from: 'lg',
        cell: (key) => <DateTime at={key.created_at} show="day" />,
      },
      {
        id: 'expires',
        header: t('columns.expires'),
        from: 'sm',
        cell: (key) =>
          key.expires_at ? <DateTime at={key.expires_at} /> : <span className="text-mist">{t('never')}</span>,
      },
    ],
    [],
  );
}
