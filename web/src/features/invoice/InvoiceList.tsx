import { useQuery } from '@tanstack/react-query';
import { useMembership } from '@/app/permissions/access';
import { ExportButton } from '@/features/export/ExportButton';
import {
  FilterBar,
  type FilterDefinition,
  PageBody,
  PageHeader,
  Segments,
  type UrlFilters,
  useUrlFilters,
} from '@/ui';
import { InvoiceTable } from './InvoiceTable';
import { type InvoiceFilters, invoicesQuery } from './invoice.queries';
import { t } from './texts';
import { narrowingOf, VIEWS, viewOf } from './views';

const KEYS = ['view', 'payment_status', 'currency', 'customer', 'from', 'to'];

export function InvoiceList() {
  const { organization } = useMembership();
  const filters = useUrlFilters(KEYS);
  const view = viewOf(filters.values.view?.[0]);
  const { search, page, ...narrowed } = asked(filters);
  const invoices = useQuery(invoicesQuery({ search, page, ...narrowed }));
  return (
    <PageBody>
      <PageHeader
        title={t('title')}
        actions={
          <ExportButton
            permission="invoices:export"
            types={['invoices', 'invoice_fees']}
            filters={{ search_term: search, ...narrowed }}
            filtered={filters.isFiltered || view !== 'all'}
          />
        }
        tabs={
          <Segments
            label={t('views.label')}
            options={VIEWS.map((value) => ({ value, label: t(`views.${value}`) }))}
            value={view}
            onChange={(next) => filters.set('view', next === 'all' ? [] : [next])}
          />
        }
      />
      <FilterBar filters={filters} searchLabel={t('search')} definitions={useDefinitions(view !== 'all')} />
      <InvoiceTable
        rows={invoices}
        showCustomer
        filters={filters}
        empty={{
          title: t('empty'),
          body: `${t('emptyBody')} ${organization.sandbox ? t('emptySandbox') : ''}`,
        }}
      />
    </PageBody>
  );
}

/** A chosen view says how the payment stands; the filter adds to it only where the view leaves that open. */
function asked({ values, search, page }: UrlFilters): InvoiceFilters {
  const narrowing = narrowingOf(viewOf(values.view?.[0]));
  return {
    search,
    page,
    payment_status: values.payment_status,
    currency: values.currency?.[0]?.toUpperCase(),
    external_customer_id: values.customer?.[0],
    issuing_date_from: values.from?.[0],
    issuing_date_to: values.to?.[0],
    ...narrowing,
  };
}

function useDefinitions(hasView: boolean): FilterDefinition[] {
  const payment: FilterDefinition = {
    key: 'payment_status',
    label: t('filters.payment_status'),
    kind: 'choice',
    options: (['pending', 'succeeded', 'failed'] as const).map((value) => ({
      value,
      label: t(`payment.${value}`),
    })),
  };
  return [
    ...(hasView ? [] : [payment]),
    { key: 'customer', label: t('filters.customer'), kind: 'text' },
    { key: 'currency', label: t('filters.currency'), kind: 'text' },
    { key: 'from', label: t('filters.from'), kind: 'date' },
    { key: 'to', label: t('filters.to'), kind: 'date' },
  ];
}
