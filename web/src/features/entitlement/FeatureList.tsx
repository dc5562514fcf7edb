import { useQuery } from '@tanstack/react-query';
import { Pencil, Plus, ToggleRight, Trash2 } from 'lucide-react';
import { useMemo, useState } from 'react';
import { Can, usePermissions } from '@/app/permissions/access';
import {
  Badge,
  Button,
  type Column,
  ConfirmDialog,
  CopyId,
  DataTable,
  DateTime,
  FilterBar,
  lazyDialog,
  PageBody,
  PageHeader,
  useCommand,
  useUrlFilters,
} from '@/ui';
import { deleteFeature, type Feature, featuresQuery, PER_PAGE } from './entitlement.queries';
import { t } from './texts';

const FeatureDialog = lazyDialog(() => import('./FeatureDialog'), 'FeatureDialog');

type Open = { kind: 'create' } | { kind: 'edit' | 'delete'; feature: Feature };

export function FeatureList() {
  const { can } = usePermissions();
  const filters = useUrlFilters([]);
  const features = useQuery(featuresQuery({ search: filters.search, page: filters.page }));
  const [open, setOpen] = useState<Open>();
  const close = () => setOpen(undefined);
  const edit = (feature: Feature) => setOpen({ kind: 'edit', feature });
  const create = (
    <Can do="features:create">
      <Button variant="primary" icon={Plus} onClick={() => setOpen({ kind: 'create' })}>
        {t('new')}
      </Button>
    </Can>
  );
  return (
    <PageBody>
      <PageHeader title={t('title')} description={t('description')} actions={create} />
      <FilterBar filters={filters} definitions={[]} searchLabel={t('search')} />
      <DataTable
        label={t('title')}
        rows={features}
        columns={useColumns()}
        rowKey={(feature) => feature.code}
        onOpen={can('features:update') ? edit : undefined}
        rowMenu={(feature) => [
          can('features:update') && { label: t('edit'), icon: Pencil, onSelect: () => edit(feature) },
          can('features:delete') && {
            label: t('delete'),
            icon: Trash2,
            danger: true,
            separated: true,
            onSelect: () => setOpen({ kind: 'delete', feature }),
          },
        ]}
        perPage={PER_PAGE}
        onPage={filters.setPage}
        filtered={filters.isFiltered}
        onClearFilters={filters.clear}
        empty={{ icon: ToggleRight, title: t('empty'), body: t('emptyBody'), action: create }}
      />
      {open?.kind === 'create' && <FeatureDialog onClose={close} />}
      {open?.kind === 'edit' && <FeatureDialog feature={open.feature} onClose={close} />}
      {open?.kind === 'delete' && <DeleteFeature feature={open.feature} onClose={close} />}
    </PageBody>
  );
}

function useColumns(): Column<Feature>[] {
  return useMemo(
    () => [
      {
        id: 'name',
        header: t('columns.name'),
        className: 'max-w-64',
        cell: (feature) => <span className="block truncate">{feature.name || feature.code}</span>,
      },
      {
        id: 'code',
        header: t('columns.code'),
        from: 'sm',
        cell: (feature) => <CopyId value={feature.code} />,
      },
      {
        id: 'privileges',
        header: t('columns.privileges'),
        from: 'md',
        cell: (feature) => (
          <span className="flex flex-wrap gap-1">
            {feature.privileges.map(({ code, name }) => (
              <Badge key={code}>{name || code}</Badge>
            ))}
          </span>
        ),
      },
      {
        id: 'created',
        header: t('columns.created'),
        from: 'lg',
        cell: (feature) => <DateTime at={feature.created_at} show="day" />,
      },
    ],
    [],
  );
}

function DeleteFeature({ feature, onClose }: { feature: Feature; onClose: () => void }) {
  const remove = useCommand({
    run: deleteFeature,
    changes: [['features'], ['entitlements']],
    done: t('deleted'),
  });
  return (
    <ConfirmDialog
      open
      onClose={onClose}
      title={t('deleteTitle', { name: feature.name || feature.code })}
      body={t('deleteBody')}
      confirm={t('deleteConfirm')}
      onConfirm={() => remove.ask(feature.code)}
    />
  );
}
