import { useQuery } from '@tanstack/react-query';
import { FilterBar, PageBody, PageHeader, useUrlFilters } from '@/ui';
import { PaymentTable } from './PaymentTable';
import { PaymentTabs } from './PaymentTabs';
import { paymentsQuery } from './payment.queries';
import { t } from './texts';

export function PaymentList() {
  const filters = useUrlFilters(['currency', 'customer']);
  const payments = useQuery(
    paymentsQuery({
      search: filters.search,
      currency: filters.values.currency?.[0]?.toUpperCase(),
      external_customer_id: filters.values.customer?.[0],
      page: filters.page,
    }),
  );
  return (
    <PageBody>
      <PageHeader title={t('title')} description={t('description')} tabs={<PaymentTabs />} />
      <FilterBar
        filters={filters}
        searchLabel={t('search')}
        definitions={[
          { key: 'currency', label: t('filters.currency'), kind: 'text' },
          { key: 'customer', label: t('filters.customer'), kind: 'text' },
        ]}
      />
      <PaymentTable
        rows={payments}
        filters={filters}
        showCustomer
        empty={{ title: t('empty'), body: t('emptyBody') }}
      />
    </PageBody>
  );
}
