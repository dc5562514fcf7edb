import { Banknote } from 'lucide-react';
import { type ReactNode, useMemo, useState } from 'react';
import { type Column, DataTable, DateTime, Missing, Money, type Rows, Status, type UrlFilters } from '@/ui';
import { PaymentDrawer } from './PaymentDrawer';
import { type Payment, PER_PAGE } from './payment.queries';
import { t } from './texts';

interface PaymentTableProps {
  rows: Rows<Payment>;
  /** Left out on a customer's or invoice's own pages. */
  showCustomer?: boolean;
  filters?: UrlFilters;
  onPage?: (page: number) => void;
  empty: { title: string; body?: ReactNode; action?: ReactNode };
}

const tones = { pending: 'amber', processing: 'amber', succeeded: 'teal', failed: 'red' } as const;

export function PaymentStatus({ payment }: { payment: Payment }) {
  return <Status tone={tones[payment.payment_status]}>{t(`status.${payment.payment_status}`)}</Status>;
}

/** The invoice that was paid, or how many. */
export function invoicesText(payment: Payment): string {
  const numbers = payment.invoice_numbers ?? [];
  return numbers.length === 1 && numbers[0]
    ? numbers[0]
    : t('several', { count: payment.invoice_ids.length });
}

export function PaymentTable({ rows, showCustomer, filters, onPage, empty }: PaymentTableProps) {
  const [open, setOpen] = useState<Payment>();
  return (
    <>
      <DataTable
        label={t('title')}
        rows={rows}
        columns={useColumns(showCustomer ?? false)}
        rowKey={(payment) => payment.lago_id}
        onOpen={setOpen}
        perPage={PER_PAGE}
        onPage={filters?.setPage ?? onPage}
        filtered={filters?.isFiltered}
        onClearFilters={filters?.clear}
        empty={{ icon: Banknote, ...empty }}
      />
      {open && <PaymentDrawer payment={open} onClose={() => setOpen(undefined)} />}
    </>
  );
}

function useColumns(showCustomer: boolean): Column<Payment>[] {
  return useMemo(
    () => [
      {
        id: 'invoice',
        header: t('columns.invoice'),
        cell: (payment) => <span className="whitespace-nowrap">{invoicesText(payment)}</span>,
      },
      ...(showCustomer
        ? [
            {
              id: 'customer',
              header: t('columns.customer'),
              from: 'md' as const,
              className: 'max-w-56',
              cell: (payment: Payment) => (
                <span className="block truncate">{payment.external_customer_id}</span>
              ),
            },
          ]
        : []),
      {
        id: 'status',
        header: t('columns.status'),
        from: 'sm',
        cell: (payment) => <PaymentStatus payment={payment} />,
      },
      {
        id: 'method',
        header: t('columns.method'),
        from: 'lg',
        cell: (payment) => t(`types.${payment.type}`),
      },
      {
        id: 'reference',
        header: t('columns.reference'),
        from: 'md',
        className: 'max-w-56',
        cell: (payment) =>
          payment.reference ? <span className="block truncate">{payment.reference}</span> : <Missing />,
      },
      {
        id: 'paid',
        header: t('columns.paid'),
        from: 'md',
        cell: (payment) => <DateTime at={payment.paid_at ?? payment.created_at} show="day" />,
      },
      {
        id: 'amount',
        header: t('columns.amount'),
        numeric: true,
        cell: (payment) => <Money amountCents={payment.amount_cents} currency={payment.amount_currency} />,
      },
    ],
    [showCustomer],
  );
}
