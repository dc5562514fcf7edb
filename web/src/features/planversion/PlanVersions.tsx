import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { History } from 'lucide-react';
import { useMemo, useState } from 'react';
import { planQuery } from '@/features/plan/plan.queries';
import { Badge, type Column, DataTable, DateTime, Loaded, lazyDialog, Missing, useUrlFilters } from '@/ui';
import { stepsOf } from './changeText';
import { PER_PAGE, type PlanVersion, versionsQuery } from './planversion.queries';
import { t } from './texts';

const VersionDrawer = lazyDialog(() => import('./VersionDrawer'), 'VersionDrawer');

/** What a plan was before each of its edits, who made it, and what changed (SUB-037). */
export function PlanVersions() {
  const { code = '' } = useParams({ strict: false });
  const filters = useUrlFilters([]);
  const [open, setOpen] = useState<PlanVersion>();
  const versions = useQuery(versionsQuery(code, filters.page));
  const newest = versions.data?.meta.total_count ?? 1;
  const plan = useQuery(planQuery(code));
  return (
    <>
      <DataTable
        label={t('title')}
        rows={versions}
        columns={useColumns()}
        rowKey={({ number }) => String(number)}
        onOpen={setOpen}
        perPage={PER_PAGE}
        onPage={filters.setPage}
        empty={{ icon: History, title: t('empty'), body: t('emptyBody') }}
      />
      {open && (
        <Loaded query={plan}>
          {({ amount_currency }) => (
            <VersionDrawer
              code={code}
              currency={amount_currency}
              version={open}
              newest={newest}
              onClose={() => setOpen(undefined)}
            />
          )}
        </Loaded>
      )}
    </>
  );
}

function useColumns(): Column<PlanVersion>[] {
  return useMemo(
    () => [
      {
        id: 'version',
        header: t('columns.version'),
        cell: ({ number, current }) => (
          <span className="flex flex-wrap items-center gap-2 whitespace-nowrap">
            {t('version', { number })}
            {current && <Badge tone="teal">{t('current')}</Badge>}
          </span>
        ),
      },
      { id: 'since', header: t('columns.since'), cell: ({ at }) => <DateTime at={at} /> },
      {
        id: 'by',
        header: t('columns.by'),
        from: 'sm',
        cell: ({ by }) => (by ? <span className="break-all">{by}</span> : <Missing />),
      },
      {
        id: 'changes',
        header: t('columns.changes'),
        from: 'md',
        className: 'max-w-80',
        cell: (version) => <Changed version={version} />,
      },
    ],
    [],
  );
}

function Changed({ version: { number, changes } }: { version: PlanVersion }) {
  if (number === 1) return <span className="text-mist">{t('first')}</span>;
  return (
    <>
      {t('changes', { count: changes.length })}
      <span className="block truncate text-mist text-xs">
        {changes.map(({ field }) => stepsOf(field).join(' › ')).join(', ')}
      </span>
    </>
  );
}
