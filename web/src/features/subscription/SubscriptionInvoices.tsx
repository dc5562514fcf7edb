import { useQuery } from '@tanstack/react-query';
import { InvoiceTable } from '@/features/invoice/InvoiceTable';
import { invoicesQuery } from '@/features/invoice/invoice.queries';
import { t as invoice } from '@/features/invoice/texts';
import { useUrlFilters } from '@/ui';
import type { Subscription } from './subscription.queries';
import { t } from './texts';

const NONE: readonly string[] = [];
const PER_PAGE = 10;

/** The invoices of the plan a subscription is on; those of plans before are found from their customer. */
export function SubscriptionInvoices({ current }: { current: Subscription }) {
  const filters = useUrlFilters(NONE);
  const invoices = useQuery(
    invoicesQuery({
      search: '',
      subscription_id: current.lago_id,
      page: filters.page,
      per_page: PER_PAGE,
    }),
  );
  return (
    <section>
      <h2 className="mb-3 font-semibold text-base">{t('detail.invoices')}</h2>
      <InvoiceTable
        rows={invoices}
        filters={filters}
        perPage={PER_PAGE}
        empty={{ title: invoice('ofCustomerEmpty'), body: invoice('ofCustomerEmptyBody') }}
      />
    </section>
  );
}
