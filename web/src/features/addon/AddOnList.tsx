import { useQuery } from '@tanstack/react-query';
import { PackagePlus, Pencil, Plus, Trash2 } from 'lucide-react';
import { useMemo, useState } from 'react';
import { Can, usePermissions } from '@/app/permissions/access';
import {
  Button,
  type Column,
  ConfirmDialog,
  CopyId,
  DataTable,
  DateTime,
  FilterBar,
  lazyDialog,
  Money,
  PageBody,
  PageHeader,
  useCommand,
  useUrlFilters,
} from '@/ui';
import { AddOnDrawer } from './AddOnDrawer';
import { type AddOn, addOnsQuery, deleteAddOn, PER_PAGE } from './addon.queries';
import { t } from './texts';

const AddOnDialog = lazyDialog(() => import('./AddOnDialog'), 'AddOnDialog');

type Open = { kind: 'create' } | { kind: 'show' | 'edit' | 'delete'; addOn: AddOn };

export function AddOnList() {
  const { can } = usePermissions();
  const filters = useUrlFilters([]);
  const addOns = useQuery(addOnsQuery({ search: filters.search, page: filters.page }));
  const [open, setOpen] = useState<Open>();
  const close = () => setOpen(undefined);
  const create = (
    <Can do="addons:create">
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
        rows={addOns}
        columns={useColumns()}
        rowKey={(addOn) => addOn.lago_id}
        onOpen={(addOn) => setOpen({ kind: 'show', addOn })}
        rowMenu={can(['addons:update', 'addons:delete']) ? menu : undefined}
        perPage={PER_PAGE}
        onPage={filters.setPage}
        filtered={filters.isFiltered}
        onClearFilters={filters.clear}
        empty={{
          icon: PackagePlus,
          title: t('empty'),
          body: can('addons:create') ? t('emptyBody') : t('emptyReadOnly'),
          action: create,
        }}
      />
      {open?.kind === 'create' && <AddOnDialog onClose={close} />}
      {open?.kind === 'show' && (
        <AddOnDrawer
          addOn={open.addOn}
          onClose={close}
          onEdit={() => setOpen({ kind: 'edit', addOn: open.addOn })}
        />
      )}
      {open?.kind === 'edit' && <AddOnDialog addOn={open.addOn} onClose={close} />}
      {open?.kind === 'delete' && <DeleteAddOn addOn={open.addOn} onClose={close} />}
    </PageBody>
  );

  function menu(addOn: AddOn) {
    return [
      can('addons:update') && {
        label: t('edit'),
        icon: Pencil,
        onSelect: () => setOpen({ kind: 'edit', addOn }),
      },
      can('addons:delete') && {
        label: t('delete'),
        icon: Trash2,
        danger: true,
        separated: true,
        onSelect: () => setOpen({ kind: 'delete', addOn }),
      },
    ];
  }
}

function useColumns(): Column<AddOn>[] {
  return useMemo(
    () => [
      {
        id: 'name',
        header: t('columns.name'),
        className: 'max-w-72',
        cell: (addOn) => <span className="block truncate">{addOn.name}</span>,
      },
      { id: 'code', header: t('columns.code'), from: 'sm', cell: (addOn) => <CopyId value={addOn.code} /> },
      {
        id: 'price',
        header: t('columns.price'),
        numeric: true,
        cell: (addOn) => <Money amountCents={addOn.amount_cents} currency={addOn.amount_currency} />,
      },
      {
        id: 'created',
        header: t('columns.created'),
        from: 'md',
        cell: (addOn) => <DateTime at={addOn.created_at} show="day" />,
      },
    ],
    [],
  );
}

function DeleteAddOn({ addOn, onClose }: { addOn: AddOn; onClose: () => void }) {
  const remove = useCommand({ run: deleteAddOn, changes: [['add_ons'], ['plans']], done: t('deleted') });
  return (
    <ConfirmDialog
      open
      onClose={onClose}
      title={t('deleteTitle', { name: addOn.name })}
      body={t('deleteBody')}
      confirm={t('deleteConfirm')}
      onConfirm={() => remove.ask(addOn.code)}
    />
  );
}
