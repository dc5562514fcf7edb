import { useQuery } from '@tanstack/react-query';
import { ShieldCheck } from 'lucide-react';
import { useMemo, useState } from 'react';
import {
  CodeBlock,
  type Column,
  CopyId,
  DataTable,
  DateTime,
  Drawer,
  FilterBar,
  type FilterDefinition,
  KeyValue,
  PageHeader,
  useUrlFilters,
} from '@/ui';
import { PER_PAGE, type SecurityLog, securityLogsQuery } from './securitylog.queries';
import { t } from './texts';

const types = [
  'user',
  'role',
  'api_key',
  'webhook_endpoint',
  'integration',
  'billing_entity',
  'export',
] as const;

export function SecurityLogPage() {
  const filters = useUrlFilters(['type', 'from', 'to']);
  const [open, setOpen] = useState<SecurityLog>();
  const logs = useQuery(
    securityLogsQuery({
      types: filters.values.type ?? [],
      from: filters.values.from?.[0],
      to: filters.values.to?.[0],
      page: filters.page,
    }),
  );
  const definitions: FilterDefinition[] = [
    {
      key: 'type',
      label: t('filters.type'),
      kind: 'choice',
      options: types.map((value) => ({ value, label: t(`types.${value}`) })),
    },
    { key: 'from', label: t('filters.from'), kind: 'date' },
    { key: 'to', label: t('filters.to'), kind: 'date' },
  ];
  return (
    <>
      <PageHeader title={t('title')} description={t('description')} />
      <FilterBar filters={filters} definitions={definitions} />
      <DataTable
        label={t('title')}
        rows={logs}
        columns={useColumns()}
        rowKey={(log) => log.log_id}
        onOpen={setOpen}
        perPage={PER_PAGE}
        onPage={filters.setPage}
        filtered={filters.isFiltered}
        onClearFilters={filters.clear}
        empty={{ icon: ShieldCheck, title: t('empty'), body: t('emptyBody') }}
      />
      {open && <LogDrawer log={open} onClose={() => setOpen(undefined)} />}
    </>
  );
}

function eventText(log: SecurityLog): string {
  const event = log.log_event.includes('.') ? log.log_event : `${log.log_type}.${log.log_event}`;
  const key = `events.${event}`;
  return t.has(key) ? t(key) : `${t('columns.event')}: ${event}`;
}

const deviceText = ({ device_info: device }: SecurityLog) =>
  [device.browser, device.os].filter(Boolean).join(' · ') || device.ip || device.ip_address || null;

function useColumns(): Column<SecurityLog>[] {
  return useMemo(
    () => [
      { id: 'event', header: t('columns.event'), cell: eventText },
      {
        id: 'who',
        header: t('columns.who'),
        cell: (log) => log.user_email ?? <span className="text-mist">{t('system')}</span>,
      },
      {
        id: 'from',
        header: t('columns.from'),
        from: 'md',
        cell: (log) => <span className="text-slate">{deviceText(log) ?? '—'}</span>,
      },
      { id: 'at', header: t('columns.at'), from: 'sm', cell: (log) => <DateTime at={log.logged_at} /> },
    ],
    [],
  );
}

function LogDrawer({ log, onClose }: { log: SecurityLog; onClose: () => void }) {
  const device = Object.entries(log.device_info).filter(([, value]) => value);
  return (
    <Drawer open onClose={onClose} title={eventText(log)}>
      <div className="flex flex-col gap-5">
        <KeyValue
          items={[
            { label: t('columns.who'), value: log.user_email ?? t('system') },
            { label: t('columns.at'), value: <DateTime at={log.logged_at} /> },
            {
              label: t('device'),
              value: device.length > 0 ? device.map(([, value]) => value).join(' · ') : null,
            },
            { label: t('logId'), value: <CopyId value={log.log_id} label={t('logId')} /> },
          ]}
        />
        <CodeBlock label={t('resources')} code={JSON.stringify(log.resources, null, 2)} />
      </div>
    </Drawer>
  );
}
