import { useQuery } from '@tanstack/react-query';
import { FlaskConical } from 'lucide-react';
import { useMemo } from 'react';
import { type Column, cx, DataTable, formatDayOf, Money, useUrlFilters, useZone } from '@/ui';
import { PER_PAGE, type Rehearsal, type RehearsalResult, resultsQuery } from './rehearsal.queries';
import { t } from './texts';

interface ResultTableProps {
  rehearsal: Rehearsal;
  onOpen: (result: RehearsalResult) => void;
}

export function ResultTable({ rehearsal, onOpen }: ResultTableProps) {
  const filters = useUrlFilters([]);
  const results = useQuery(resultsQuery(rehearsal.lago_id, filters.page));
  return (
    <DataTable
      label={t('results')}
      rows={results}
      columns={useColumns(rehearsal.currency)}
      rowKey={(result) => `${result.external_subscription_id} ${result.lago_invoice_id} ${result.from}`}
      onOpen={onOpen}
      perPage={PER_PAGE}
      onPage={filters.setPage}
      empty={{ icon: FlaskConical, title: t('empty'), body: t('emptyBody') }}
    />
  );
}

function useColumns(currency: string): Column<RehearsalResult>[] {
  const zone = useZone();
  return useMemo(
    () => [
      {
        id: 'customer',
        header: t('columns.customer'),
        className: 'max-w-56',
        cell: (result) => <span className="block truncate">{result.external_customer_id}</span>,
      },
      {
        id: 'subscription',
        header: t('columns.subscription'),
        from: 'lg',
        className: 'max-w-56',
        cell: (result) => (
          <span className="block truncate font-mono text-slate text-xs">
            {result.external_subscription_id}
          </span>
        ),
      },
      {
        id: 'period',
        header: t('columns.period'),
        from: 'md',
        cell: (result) => (
          <span className="whitespace-nowrap">
            {formatDayOf(result.from, zone)} – {formatDayOf(result.to, zone)}
          </span>
        ),
      },
      {
        id: 'billed',
        header: t('columns.billed'),
        numeric: true,
        from: 'sm',
        cell: (result) => <Money amountCents={result.billed_amount_cents} currency={currency} />,
      },
      {
        id: 'rehearsed',
        header: t('columns.rehearsed'),
        numeric: true,
        cell: (result) => <Money amountCents={result.rehearsed_amount_cents} currency={currency} />,
      },
      {
        id: 'difference',
        header: t('columns.difference'),
        numeric: true,
        cell: (result) => <Difference cents={result.difference_amount_cents} currency={currency} />,
      },
    ],
    [currency, zone],
  );
}

/** More than was billed stands out; nothing recedes. */
export function Difference({ cents, currency }: { cents: number; currency: string }) {
  return (
    <span className={cx('font-medium', cents === 0 ? 'text-mist' : 'text-ink')}>
      {cents > 0 && '+'}
      <Money amountCents={cents} currency={currency} />
    </span>
  );
}
