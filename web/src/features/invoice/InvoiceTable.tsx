import { FileText } from 'lucide-react';
import { type ReactNode, useMemo } from 'react';
import { useOrgPath } from '@/app/permissions/access';
import { customerName } from '@/features/customer/customer.queries';
import { CivilDate, type Column, DataTable, Money, type Rows, type UrlFilters } from '@/ui';
import { InvoiceStatus, PaymentState } from './InvoiceStatus';
import { INVOICES_PER_PAGE, type Invoice } from './invoice.queries';
import { t } from './texts';

interface InvoiceTableProps {
  rows: Rows<Invoice>;
  /** Left out on a customer's own pages. */
  showCustomer?: boolean;
  filters?: UrlFilters;
  perPage?: number;
  empty: { title: string; body: ReactNode };
}

export function InvoiceTable({
  rows,
  showCustomer = false,
  filters,
  perPage = INVOICES_PER_PAGE,
  empty,
}: InvoiceTableProps) {
  const path = useOrgPath();
  return (
    <DataTable
      label={t('title')}
      rows={rows}
      columns={useColumns(showCustomer)}
      rowKey={(invoice) => invoice.lago_id}
      rowLink={(invoice) => path('invoices', invoice.lago_id)}
      perPage={perPage}
      onPage={filters?.setPage}
      filtered={filters?.isFiltered}
      onClearFilters={filters?.clear}
      empty={{ icon: FileText, ...empty }}
    />
  );
}

function useColumns(showCustomer: boolean): Column<Invoice>[] {
  return useMemo(() => {
    const customer: Column<Invoice> = {
      id: 'customer',
      header: t('columns.customer'),
      className: 'max-w-64',
      from: 'md',
      cell: (invoice) => <span className="block truncate">{customerName(invoice.customer)}</span>,
    };
    return [
      {
        id: 'number',
        header: t('columns.number'),
        cell: (invoice) => (
          <span className="block min-w-0">
            <span className="whitespace-nowrap">
              {invoice.status === 'draft' ? t('draftNumber') : invoice.number}
            </span>
            {showCustomer && (
              <span className="block truncate font-normal text-mist text-xs md:hidden">
                {customerName(invoice.customer)}
              </span>
            )}
            <span className="mt-0.5 block font-normal md:hidden">
              {invoice.status === 'finalized' ? (
                <PaymentState invoice={invoice} />
              ) : (
                <span className="sm:hidden">
                  <InvoiceStatus invoice={invoice} />
                </span>
              )}
            </span>
          </span>
        ),
      },
      ...(showCustomer ? [customer] : []),
      {
        id: 'status',
        header: t('columns.status'),
        from: 'sm',
        cell: (invoice) => <InvoiceStatus invoice={invoice} />,
      },
      {
        id: 'payment',
        header: t('columns.payment'),
        from: 'md',
        cell: (invoice) => <PaymentState invoice={invoice} />,
      },
      {
        id: 'issued',
        header: t('columns.issued'),
        from: 'md',
        cell: (invoice) => <CivilDate on={invoice.issuing_date} />,
      },
      {
        id: 'due',
        header: t('columns.due'),
        from: 'lg',
        cell: (invoice) => <CivilDate on={invoice.status === 'draft' ? null : invoice.payment_due_date} />,
      },
      {
        id: 'amount',
        header: t('columns.amount'),
        numeric: true,
        cell: (invoice) => <Money amountCents={invoice.total_amount_cents} currency={invoice.currency} />,
      },
    ];
  }, [showCustomer]);
}
