import { useQuery } from '@tanstack/react-query';
import { InvoiceTable } from '@/features/invoice/InvoiceTable';
import { invoicesQuery } from '@/features/invoice/invoice.queries';
import { t } from '@/features/invoice/texts';
import { narrowingOf, VIEWS, viewOf } from '@/features/invoice/views';
import { FilterBar, Segments, useUrlFilters } from '@/ui';
import { useCustomer } from './context';

const KEYS = ['view', 'currency', 'from', 'to'];

export function CustomerInvoices() {
  const { external_id } = useCustomer();
  const filters = useUrlFilters(KEYS);
  const view = viewOf(filters.values.view?.[0]);
  const invoices = useQuery(
    invoicesQuery({
      search: filters.search,
      external_customer_id: external_id,
      currency: filters.values.currency?.[0]?.toUpperCase(),
      issuing_date_from: filters.values.from?.[0],
      issuing_date_to: filters.values.to?.[0],
      page: filters.page,
      ...narrowingOf(view),
    }),
  );
  return (
    <>
      <div className="mb-4">
        <Segments
          label={t('views.label')}
          options={VIEWS.map((value) => ({ value, label: t(`views.${value}`) }))}
          value={view}
          onChange={(next) => filters.set('view', next === 'all' ? [] : [next])}
        />
      </div>
      <FilterBar
        filters={filters}
        searchLabel={t('searchNumber')}
        definitions={[
          { key: 'currency', label: t('filters.currency'), kind: 'text' },
          { key: 'from', label: t('filters.from'), kind: 'date' },
          { key: 'to', label: t('filters.to'), kind: 'date' },
        ]}
      />
      <InvoiceTable
        rows={invoices}
        filters={filters}
        empty={{ title: t('ofCustomerEmpty'), body: t('ofCustomerEmptyBody') }}
      />
    </>
  );
}
