import { useQuery } from '@tanstack/react-query';
import { Pencil, Plus, Text, Trash2 } from 'lucide-react';
import { useMemo, useState } from 'react';
import { Can, usePermissions } from '@/app/permissions/access';
import {
  Button,
  type Column,
  ConfirmDialog,
  CopyId,
  DataTable,
  FilterBar,
  lazyDialog,
  Missing,
  PageHeader,
  useCommand,
  useUrlFilters,
} from '@/ui';
import { deleteSection, PER_PAGE, SECTION_CHANGES, type Section, sectionsQuery } from './section.queries';
import { t } from './texts';

const SectionDialog = lazyDialog(() => import('./SectionDialog'), 'SectionDialog');

type Open = { kind: 'create' } | { kind: 'edit' | 'delete'; section: Section };

/** Texts of the seller's own that invoices print (WEB-256). */
export function SectionsPage() {
  const { can } = usePermissions();
  const filters = useUrlFilters([]);
  const sections = useQuery(sectionsQuery({ search: filters.search, page: filters.page }));
  const [open, setOpen] = useState<Open>();
  const close = () => setOpen(undefined);
  const edit = (section: Section) => setOpen({ kind: 'edit', section });
  const create = (
    <Can do="invoice_custom_sections:create">
      <Button variant="primary" icon={Plus} onClick={() => setOpen({ kind: 'create' })}>
        {t('new')}
      </Button>
    </Can>
  );
  return (
    <>
      <PageHeader title={t('title')} description={t('description')} actions={create} />
      <FilterBar filters={filters} definitions={[]} searchLabel={t('search')} />
      <DataTable
        label={t('title')}
        rows={sections}
        columns={useColumns()}
        rowKey={({ lago_id }) => lago_id}
        onOpen={can('invoice_custom_sections:update') ? edit : undefined}
        perPage={PER_PAGE}
        onPage={filters.setPage}
        filtered={filters.isFiltered}
        onClearFilters={filters.clear}
        empty={{ icon: Text, title: t('empty'), body: t('emptyBody'), action: create }}
        rowMenu={(section) => [
          can('invoice_custom_sections:update') && {
            label: t('edit'),
            icon: Pencil,
            onSelect: () => edit(section),
          },
          can('invoice_custom_sections:delete') && {
            label: t('delete'),
            icon: Trash2,
            danger: true,
            separated: true,
            onSelect: () => setOpen({ kind: 'delete', section }),
          },
        ]}
      />
      {open?.kind === 'create' && <SectionDialog onClose={close} />}
      {open?.kind === 'edit' && <SectionDialog section={open.section} onClose={close} />}
      {open?.kind === 'delete' && <DeleteSection section={open.section} onClose={close} />}
    </>
  );
}

function useColumns(): Column<Section>[] {
  return useMemo(
    () => [
      { id: 'name', header: t('columns.name'), cell: ({ name }) => name },
      { id: 'code', header: t('columns.code'), from: 'lg', cell: ({ code }) => <CopyId value={code} /> },
      {
        id: 'content',
        header: t('columns.content'),
        from: 'sm',
        className: 'max-w-96',
        cell: ({ display_name, details }) =>
          display_name || details ? (
            <span className="block truncate text-slate">
              {[display_name, details].filter(Boolean).join(' – ')}
            </span>
          ) : (
            <Missing />
          ),
      },
    ],
    [],
  );
}

function DeleteSection({ section, onClose }: { section: Section; onClose: () => void }) {
  const remove = useCommand({ run: deleteSection, changes: SECTION_CHANGES, done: t('deleted') });
  return (
    <ConfirmDialog
      open
      onClose={onClose}
      title={t('deleteTitle', { name: section.name })}
      body={t('deleteBody')}
      confirm={t('delete')}
      onConfirm={() => remove.ask(section.code)}
    />
  );
}
