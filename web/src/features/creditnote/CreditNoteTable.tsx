import { FileMinus } from 'lucide-react';
import { type ReactNode, useMemo } from 'react';
import { useOrgPath } from '@/app/permissions/access';
import { customerName } from '@/features/customer/customer.queries';
import { CivilDate, type Column, DataTable, Missing, Money, type Rows, type UrlFilters } from '@/ui';
import { CreditNoteState } from './CreditNoteState';
import { type CreditNote, PER_PAGE } from './creditnote.queries';
import { t } from './texts';

interface CreditNoteTableProps {
  rows: Rows<CreditNote>;
  /** Left out on a customer's or invoice's own pages. */
  showCustomer?: boolean;
  filters?: UrlFilters;
  onPage?: (page: number) => void;
  empty: { title: string; body?: ReactNode };
}

export function CreditNoteTable({ rows, showCustomer, filters, onPage, empty }: CreditNoteTableProps) {
  const path = useOrgPath();
  return (
    <DataTable
      label={t('title')}
      rows={rows}
      columns={useColumns(showCustomer ?? false)}
      rowKey={(note) => note.lago_id}
      rowLink={(note) => path('credit-notes', note.lago_id)}
      perPage={PER_PAGE}
      onPage={filters?.setPage ?? onPage}
      filtered={filters?.isFiltered}
      onClearFilters={filters?.clear}
      empty={{ icon: FileMinus, ...empty }}
    />
  );
}

/** Credit, refund, offset: as many of them as there are. */
export function kindsOf(note: CreditNote): string {
  const kinds = (['credit', 'refund', 'offset'] as const).filter((kind) => note[`${kind}_amount_cents`] > 0);
  return kinds.map((kind) => t(`kinds.${kind}`)).join(', ');
}

function useColumns(showCustomer: boolean): Column<CreditNote>[] {
  return useMemo(
    () => [
      {
        id: 'number',
        header: t('columns.number'),
        cell: (note) => <span className="whitespace-nowrap">{note.number}</span>,
      },
      ...(showCustomer
        ? [
            {
              id: 'customer',
              header: t('columns.customer'),
              className: 'max-w-64',
              from: 'md' as const,
              cell: (note: CreditNote) =>
                note.customer ? (
                  <span className="block truncate">{customerName(note.customer)}</span>
                ) : (
                  <Missing />
                ),
            },
          ]
        : []),
      {
        id: 'invoice',
        header: t('columns.invoice'),
        from: 'lg',
        cell: (note) => <span className="whitespace-nowrap">{note.invoice_number}</span>,
      },
      { id: 'kind', header: t('columns.kind'), from: 'lg', cell: kindsOf },
      {
        id: 'status',
        header: t('columns.status'),
        from: 'sm',
        cell: (note) => <CreditNoteState note={note} />,
      },
      {
        id: 'issued',
        header: t('columns.issued'),
        from: 'md',
        cell: (note) => <CivilDate on={note.issuing_date} />,
      },
      {
        id: 'amount',
        header: t('columns.amount'),
        numeric: true,
        cell: (note) => <Money amountCents={note.total_amount_cents} currency={note.currency} />,
      },
    ],
    [showCustomer],
  );
}
