import { useQuery } from '@tanstack/react-query';
import { Navigate } from '@tanstack/react-router';
import { Archive, Building2, Plus } from 'lucide-react';
import { useMemo, useState } from 'react';
import { Can, useOrgPath, usePermissions } from '@/app/permissions/access';
import { countryName } from '@/features/customer/countryName';
import {
  Badge,
  Button,
  type Column,
  CopyId,
  DataTable,
  lazyDialog,
  Missing,
  PageHeader,
  SkeletonPage,
} from '@/ui';
import { ArchiveEntity } from './ArchiveEntity';
import { type BillingEntity, entitiesQuery } from './entity.queries';
import { t } from './texts';

const NewEntityDialog = lazyDialog(() => import('./NewEntityDialog'), 'NewEntityDialog');

/** The list; with a single entity there is nothing to choose, so that one opens at once. */
export function EntitiesPage() {
  const path = useOrgPath();
  const entities = useQuery(entitiesQuery);
  const [only, ...others] = entities.data ?? [];
  if (entities.isPending) return <SkeletonPage />;
  if (only && others.length === 0)
    return <Navigate to={path('settings', 'billing-entities', only.code)} replace />;
  return <EntityList entities={entities} />;
}

function EntityList({ entities }: { entities: ReturnType<typeof useQuery<BillingEntity[]>> }) {
  const { can } = usePermissions();
  const path = useOrgPath();
  const [archiving, setArchiving] = useState<BillingEntity>();
  const rows = entities.data;
  const meta = {
    current_page: 1,
    next_page: null,
    prev_page: null,
    total_pages: 1,
    total_count: rows?.length ?? 0,
  };
  return (
    <>
      <PageHeader title={t('title')} description={t('description')} actions={<NewEntity />} />
      <DataTable
        label={t('title')}
        rows={{ ...entities, data: rows && { rows, meta } }}
        columns={useColumns()}
        rowKey={(entity) => entity.lago_id}
        rowLink={(entity) => path('settings', 'billing-entities', entity.code)}
        empty={{ icon: Building2, title: t('title'), body: t('description') }}
        rowMenu={(entity) => [
          can('billing_entities:delete') &&
            !entity.is_default && {
              label: t('archive.action'),
              icon: Archive,
              danger: true,
              onSelect: () => setArchiving(entity),
            },
        ]}
      />
      {archiving && <ArchiveEntity entity={archiving} onClose={() => setArchiving(undefined)} />}
    </>
  );
}

/** The button and what it opens. */
export function NewEntity() {
  const [open, setOpen] = useState(false);
  return (
    <Can do="billing_entities:create">
      <Button icon={Plus} onClick={() => setOpen(true)}>
        {t('new.action')}
      </Button>
      {open && <NewEntityDialog onClose={() => setOpen(false)} />}
    </Can>
  );
}

function useColumns(): Column<BillingEntity>[] {
  return useMemo(
    () => [
      {
        id: 'name',
        header: t('columns.name'),
        cell: (entity) => (
          <span className="flex items-center gap-2">
            <span className="truncate">{entity.name}</span>
            {entity.is_default && <Badge tone="outline">{t('default')}</Badge>}
          </span>
        ),
      },
      {
        id: 'code',
        header: t('columns.code'),
        from: 'sm',
        cell: (entity) => <CopyId value={entity.code} />,
      },
      {
        id: 'country',
        header: t('columns.country'),
        from: 'md',
        cell: (entity) => (entity.country ? countryName(entity.country) : <Missing />),
      },
      {
        id: 'currency',
        header: t('columns.currency'),
        from: 'md',
        cell: (entity) => entity.default_currency,
      },
    ],
    [],
  );
}
