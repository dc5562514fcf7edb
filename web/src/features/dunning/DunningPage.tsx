import { useQuery } from '@tanstack/react-query';
import { BellRing, Pencil, Plus, Trash2 } from 'lucide-react';
import { useMemo, useState } from 'react';
import { Can, usePermissions } from '@/app/permissions/access';
import {
  Badge,
  Button,
  type Column,
  ConfirmDialog,
  CopyId,
  DataTable,
  FilterBar,
  formatMoney,
  lazyDialog,
  PageHeader,
  useCommand,
  useUrlFilters,
} from '@/ui';
import { type Campaign, campaignsQuery, deleteCampaign, PER_PAGE } from './dunning.queries';
import { t } from './texts';

const CampaignDialog = lazyDialog(() => import('./CampaignDialog'), 'CampaignDialog');

type Open = { kind: 'create' } | { kind: 'edit' | 'delete'; campaign: Campaign };

/** When and how often customers are asked for what is overdue (WEB-257). */
export function DunningPage() {
  const { can } = usePermissions();
  const filters = useUrlFilters([]);
  const campaigns = useQuery(campaignsQuery({ search: filters.search, page: filters.page }));
  const [open, setOpen] = useState<Open>();
  const close = () => setOpen(undefined);
  const edit = (campaign: Campaign) => setOpen({ kind: 'edit', campaign });
  const create = (
    <Can do="dunning_campaigns:create">
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
        rows={campaigns}
        columns={useColumns()}
        rowKey={({ lago_id }) => lago_id}
        onOpen={can('dunning_campaigns:update') ? edit : undefined}
        perPage={PER_PAGE}
        onPage={filters.setPage}
        filtered={filters.isFiltered}
        onClearFilters={filters.clear}
        empty={{
          icon: BellRing,
          title: t('empty'),
          body: t(can('dunning_campaigns:create') ? 'emptyBody' : 'emptyReadOnly'),
          action: create,
        }}
        rowMenu={(campaign) => [
          can('dunning_campaigns:update') && {
            label: t('edit'),
            icon: Pencil,
            onSelect: () => edit(campaign),
          },
          can('dunning_campaigns:delete') && {
            label: t('delete'),
            icon: Trash2,
            danger: true,
            separated: true,
            onSelect: () => setOpen({ kind: 'delete', campaign }),
          },
        ]}
      />
      {open?.kind === 'create' && <CampaignDialog onClose={close} />}
      {open?.kind === 'edit' && <CampaignDialog campaign={open.campaign} onClose={close} />}
      {open?.kind === 'delete' && <DeleteCampaign campaign={open.campaign} onClose={close} />}
    </>
  );
}

function useColumns(): Column<Campaign>[] {
  return useMemo(
    () => [
      {
        id: 'name',
        header: t('columns.name'),
        cell: (campaign) => (
          <span className="flex flex-wrap items-center gap-2">
            {campaign.name}
            {campaign.applied_to_organization && <Badge tone="teal">{t('default')}</Badge>}
          </span>
        ),
      },
      { id: 'code', header: t('columns.code'), from: 'lg', cell: ({ code }) => <CopyId value={code} /> },
      {
        id: 'rhythm',
        header: t('columns.rhythm'),
        from: 'sm',
        cell: ({ max_attempts: count, days_between_attempts: days }) => t('rhythm', { count, days }),
      },
      {
        id: 'thresholds',
        header: t('columns.thresholds'),
        numeric: true,
        cell: ({ thresholds }) =>
          thresholds.map(({ amount_cents, currency }) => formatMoney(amount_cents, currency)).join(', '),
      },
      {
        id: 'customers',
        header: t('columns.customers'),
        numeric: true,
        from: 'md',
        cell: ({ customers_count }) => customers_count,
      },
    ],
    [],
  );
}

function DeleteCampaign({ campaign, onClose }: { campaign: Campaign; onClose: () => void }) {
  const remove = useCommand({
    run: deleteCampaign,
    changes: [['dunning_campaigns'], ['customers']],
    done: t('deleted'),
  });
  return (
    <ConfirmDialog
      open
      onClose={onClose}
      title={t('deleteTitle', { name: campaign.name })}
      body={t('deleteBody', { count: campaign.customers_count })}
      confirm={t('delete')}
      onConfirm={() => remove.ask(campaign.code)}
    />
  );
}
