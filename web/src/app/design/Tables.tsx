import { Pencil, Trash2 } from 'lucide-react';
import { useMemo } from 'react';
import { ApiError } from '@/api/errors';
import type { Page } from '@/api/types';
import { type Column, DataTable, FilterBar, Money, type Rows, Status, toast, useUrlFilters } from '@/ui';
import { Section } from './DesignPage';

interface Invoice {
  number: string;
  customer: string;
  cents: number;
  paid: boolean;
}

const invoices: Invoice[] = ['Contoso', 'Fabrikam', 'Adventure Works', 'Litware'].map((customer, index) => ({
  number: `NOR-1A90-00${index + 1}-001`,
  customer,
  cents: 12_345 * (index + 1) ** 3,
  paid: index % 2 === 0,
}));

const meta = { current_page: 2, next_page: 3, prev_page: 1, total_pages: 12, total_count: 46 };
const rows = (state: Partial<Rows<Invoice>>): Rows<Invoice> => ({
  data: undefined,
  error: null,
  isPending: false,
  refetch: () => undefined,
  ...state,
});
const none: Page<Invoice> = { rows: [], meta };

export function Tables() {
  const filters = useUrlFilters(['status', 'from', 'customer']);
  const columns = useMemo<Column<Invoice>[]>(
    () => [
      { id: 'number', header: 'Number', cell: (row) => row.number },
      { id: 'customer', header: 'Customer', from: 'sm', cell: (row) => row.customer },
      {
        id: 'status',
        header: 'Status',
        cell: (row) => <Status tone={row.paid ? 'teal' : 'amber'}>{row.paid ? 'Paid' : 'Due'}</Status>,
      },
      {
        id: 'amount',
        header: 'Amount',
        numeric: true,
        cell: (row) => <Money amountCents={row.cents} currency="EUR" />,
      },
    ],
    [],
  );
  const shared = { columns, rowKey: (row: Invoice) => row.number, empty: { title: 'No invoices yet' } };
  return (
    <Section title="Tables">
      <FilterBar
        filters={filters}
        searchLabel="Search invoices"
        definitions={[
          {
            key: 'status',
            label: 'Status',
            kind: 'choice',
            options: [
              { value: 'paid', label: 'Paid' },
              { value: 'due', label: 'Due' },
            ],
          },
          { key: 'from', label: 'Issued from', kind: 'date' },
          { key: 'customer', label: 'Customer', kind: 'text' },
        ]}
      />
      <DataTable
        {...shared}
        label="Invoices"
        rows={rows({ data: { rows: invoices, meta } })}
        perPage={4}
        onPage={(page) => toast.success(`Page ${page}`)}
        onOpen={(row) => toast.success(row.number)}
        rowMenu={() => [
          { label: 'Edit', icon: Pencil },
          { label: 'Delete', icon: Trash2, danger: true, separated: true },
        ]}
      />
      <DataTable {...shared} label="Loading" rows={rows({ isPending: true })} />
      <div className="grid gap-4 lg:grid-cols-3">
        <DataTable {...shared} label="Empty" rows={rows({ data: none })} />
        <DataTable
          {...shared}
          label="Nothing matches"
          rows={rows({ data: none })}
          filtered
          onClearFilters={filters.clear}
        />
        <DataTable {...shared} label="Failed" rows={rows({ error: new ApiError(0, {}) })} />
      </div>
    </Section>
  );
}
