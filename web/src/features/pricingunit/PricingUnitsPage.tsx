import { useQuery } from '@tanstack/react-query';
import { Coins, Plus } from 'lucide-react';
import { useMemo, useState } from 'react';
import { Can, usePermissions } from '@/app/permissions/access';
import {
  Button,
  type Column,
  CopyId,
  DataTable,
  DateTime,
  FilterBar,
  lazyDialog,
  PageHeader,
  useUrlFilters,
} from '@/ui';
import { PER_PAGE, type PricingUnit, pricingUnitsQuery } from './pricingunit.queries';
import { t } from './texts';

const PricingUnitDialog = lazyDialog(() => import('./PricingUnitDialog'), 'PricingUnitDialog');

/** Units that prices can be stated in. There is no deletion: invoices name them for ever (WEB-256). */
export function PricingUnitsPage() {
  const { can } = usePermissions();
  const filters = useUrlFilters([]);
  const units = useQuery(pricingUnitsQuery({ search: filters.search, page: filters.page }));
  const [open, setOpen] = useState<PricingUnit | 'new'>();
  const create = (
    <Can do="pricing_units:create">
      <Button variant="primary" icon={Plus} onClick={() => setOpen('new')}>
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
        rows={units}
        columns={useColumns()}
        rowKey={({ lago_id }) => lago_id}
        onOpen={can('pricing_units:update') ? setOpen : undefined}
        perPage={PER_PAGE}
        onPage={filters.setPage}
        filtered={filters.isFiltered}
        onClearFilters={filters.clear}
        empty={{ icon: Coins, title: t('empty'), body: t('emptyBody'), action: create }}
      />
      {open && (
        <PricingUnitDialog unit={open === 'new' ? undefined : open} onClose={() => setOpen(undefined)} />
      )}
    </>
  );
}

function useColumns(): Column<PricingUnit>[] {
  return useMemo(
    () => [
      { id: 'name', header: t('columns.name'), cell: ({ name }) => name },
      { id: 'short', header: t('columns.shortName'), cell: ({ short_name }) => short_name },
      { id: 'code', header: t('columns.code'), from: 'sm', cell: ({ code }) => <CopyId value={code} /> },
      {
        id: 'created',
        header: t('columns.created'),
        from: 'md',
        cell: ({ created_at }) => <DateTime at={created_at} show="day" />,
      },
    ],
    [],
  );
}
