import { useQuery } from '@tanstack/react-query';
import { Pencil, Percent, Plus, Trash2 } from 'lucide-react';
import { useMemo, useState } from 'react';
import { Can, usePermissions } from '@/app/permissions/access';
import {
  Badge,
  Button,
  type Column,
  CopyId,
  DataTable,
  DateTime,
  Decimal,
  FilterBar,
  lazyDialog,
  PageHeader,
  useUrlFilters,
} from '@/ui';
import { DeleteTax } from './DeleteTax';
import { PER_PAGE, type Tax, taxesQuery } from './tax.queries';
import { t } from './texts';

const TaxDialog = lazyDialog(() => import('./TaxDialog'), 'TaxDialog');

type Open = { kind: 'create' } | { kind: 'edit' | 'delete'; tax: Tax };

export function TaxesPage() {
  const { can } = usePermissions();
  const filters = useUrlFilters([]);
  const taxes = useQuery(taxesQuery({ search: filters.search, page: filters.page }));
  const [open, setOpen] = useState<Open>();
  const close = () => setOpen(undefined);
  const mayChange = can('organization:taxes:update');
  const create = (
    <Can do="organization:taxes:update">
      <Button variant="primary" icon={Plus} onClick={() => setOpen({ kind: 'create' })}>
        {t('new')}
      </Button>
    </Can>
  );
  const edit = (tax: Tax) => setOpen({ kind: 'edit', tax });
  return (
    <>
      <PageHeader title={t('title')} description={t('description')} actions={create} />
      <FilterBar filters={filters} definitions={[]} searchLabel={t('search')} />
      <DataTable
        label={t('title')}
        rows={taxes}
        columns={useColumns()}
        rowKey={(tax) => tax.lago_id}
        onOpen={mayChange ? edit : undefined}
        perPage={PER_PAGE}
        onPage={filters.setPage}
        filtered={filters.isFiltered}
        onClearFilters={filters.clear}
        empty={{
          icon: Percent,
          title: t('empty'),
          body: mayChange ? t('emptyBody') : t('emptyReadOnly'),
          action: create,
        }}
        rowMenu={(tax) => [
          mayChange && { label: t('edit'), icon: Pencil, onSelect: () => edit(tax) },
          mayChange && {
            label: t('delete'),
            icon: Trash2,
            danger: true,
            separated: true,
            onSelect: () => setOpen({ kind: 'delete', tax }),
          },
        ]}
      />
      {open?.kind === 'create' && <TaxDialog onClose={close} />}
      {open?.kind === 'edit' && <TaxDialog tax={open.tax} onClose={close} />}
      {open?.kind === 'delete' && <DeleteTax tax={open.tax} onClose={close} />}
    </>
  );
}

function useColumns(): Column<Tax>[] {
  return useMemo(
    () => [
      { id: 'name', header: t('columns.name'), cell: (tax) => tax.name },
      { id: 'code', header: t('columns.code'), from: 'sm', cell: (tax) => <CopyId value={tax.code} /> },
      {
        id: 'rate',
        header: t('columns.rate'),
        numeric: true,
        cell: (tax) => (
          <>
            <Decimal value={tax.rate} digits={10} /> %
          </>
        ),
      },
      {
        id: 'applied',
        header: t('columns.applied'),
        from: 'md',
        cell: (tax) =>
          tax.applied_to_organization ? (
            <Badge tone="teal">{t('applied')}</Badge>
          ) : (
            <span className="text-mist">{t('notApplied')}</span>
          ),
      },
      {
        id: 'created',
        header: t('columns.created'),
        from: 'lg',
        cell: (tax) => <DateTime at={tax.created_at} show="day" />,
      },
    ],
    [],
  );
}
