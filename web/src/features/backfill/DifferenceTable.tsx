import { useQuery } from '@tanstack/react-query';
import { Equal } from 'lucide-react';
import { useMemo, useState } from 'react';
import { Difference } from '@/features/rehearsal/ResultTable';
import { type Column, DataTable, formatDayOf, lazyDialog, Money, useUrlFilters, useZone } from '@/ui';
import { differencesQuery, PER_PAGE, type WindowDifference } from './backfill.queries';
import { t } from './texts';

const DifferenceDrawer = lazyDialog(() => import('./DifferenceDrawer'), 'DifferenceDrawer');

/** What the invoice of a window is called: those in progress and drafts have no number of their own. */
export function invoiceName({ invoice }: WindowDifference): string {
  if (!invoice) return t('inProgress');
  return invoice.status === 'draft' ? t('draft') : invoice.number;
}

/** Window by window, what the events make of what is, or was, to be paid. */
export function DifferenceTable({ id }: { id: string }) {
  const filters = useUrlFilters([]);
  const [open, setOpen] = useState<WindowDifference>();
  return (
    <>
      <DataTable
        label={t('differences')}
        rows={useQuery(differencesQuery(id, filters.page))}
        columns={useColumns()}
        rowKey={(row) => `${row.lago_subscription_id} ${row.from} ${row.invoice?.lago_id}`}
        onOpen={setOpen}
        perPage={PER_PAGE}
        onPage={filters.setPage}
        empty={{ icon: Equal, title: t('noDifference'), body: t('noDifferenceBody') }}
      />
      {open && <DifferenceDrawer difference={open} onClose={() => setOpen(undefined)} />}
    </>
  );
}

function useColumns(): Column<WindowDifference>[] {
  const zone = useZone();
  return useMemo(
    () => [
      { id: 'invoice', header: t('columns.invoice'), cell: invoiceName },
      {
        id: 'customer',
        header: t('columns.customer'),
        from: 'sm',
        className: 'max-w-48',
        cell: (row) => <span className="block truncate">{row.external_customer_id}</span>,
      },
      {
        id: 'period',
        header: t('columns.period'),
        from: 'md',
        cell: (row) => (
          <span className="whitespace-nowrap">
            {formatDayOf(row.from, zone)} – {formatDayOf(row.to, zone)}
          </span>
        ),
      },
      {
        id: 'before',
        header: t('columns.before'),
        numeric: true,
        from: 'sm',
        cell: (row) => <Money amountCents={row.amount_cents_before} currency={row.currency} />,
      },
      {
        id: 'after',
        header: t('columns.after'),
        numeric: true,
        from: 'sm',
        cell: (row) => <Money amountCents={row.amount_cents_after} currency={row.currency} />,
      },
      {
        id: 'difference',
        header: t('columns.difference'),
        numeric: true,
        cell: (row) => <Difference cents={row.difference_amount_cents} currency={row.currency} />,
      },
    ],
    [zone],
  );
}
