import { useQuery } from '@tanstack/react-query';
import { DatabaseBackup, Upload } from 'lucide-react';
import { useMemo, useState } from 'react';
import { useOrgPath } from '@/app/permissions/access';
import {
  Button,
  type Column,
  DataTable,
  DateTime,
  formatDecimal,
  lazyDialog,
  Missing,
  PageBody,
  PageHeader,
  useUrlFilters,
} from '@/ui';
import { BackfillState } from './BackfillState';
import { type Backfill, backfillsQuery, PER_PAGE } from './backfill.queries';
import { t } from './texts';

const UploadDialog = lazyDialog(() => import('./UploadDialog'), 'UploadDialog');

/** Events of the past, kept apart until what they would change was seen (WEB-285). */
export function BackfillsPage() {
  const path = useOrgPath();
  const filters = useUrlFilters([]);
  const [uploading, setUploading] = useState(false);
  const upload = (
    <Button variant="primary" icon={Upload} onClick={() => setUploading(true)}>
      {t('upload')}
    </Button>
  );
  return (
    <PageBody>
      <PageHeader title={t('title')} description={t('description')} actions={upload} />
      <DataTable
        label={t('title')}
        rows={useQuery(backfillsQuery(filters.page))}
        columns={useColumns()}
        rowKey={({ lago_id }) => lago_id}
        rowLink={({ lago_id }) => path('developers', 'backfills', lago_id)}
        perPage={PER_PAGE}
        onPage={filters.setPage}
        empty={{ icon: DatabaseBackup, title: t('empty'), body: t('emptyBody'), action: upload }}
      />
      {uploading && <UploadDialog onClose={() => setUploading(false)} />}
    </PageBody>
  );
}

function useColumns(): Column<Backfill>[] {
  return useMemo(
    () => [
      {
        id: 'uploaded',
        header: t('columns.uploaded'),
        cell: ({ created_at }) => <DateTime at={created_at} />,
      },
      { id: 'state', header: t('columns.state'), cell: ({ state }) => <BackfillState state={state} /> },
      {
        id: 'events',
        header: t('columns.events'),
        numeric: true,
        cell: ({ events_count }) => formatDecimal(events_count),
      },
      {
        id: 'refused',
        header: t('columns.refused'),
        numeric: true,
        from: 'md',
        cell: ({ refused_count }) => formatDecimal(refused_count),
      },
      {
        id: 'range',
        header: t('columns.range'),
        from: 'md',
        cell: ({ first_event_at: first, last_event_at: last }) =>
          first && last ? (
            <span className="whitespace-nowrap">
              <DateTime at={first} show="day" /> – <DateTime at={last} show="day" />
            </span>
          ) : (
            <Missing />
          ),
      },
    ],
    [],
  );
}
