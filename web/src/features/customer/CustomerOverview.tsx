import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { lazy, Suspense, useState } from 'react';
import { Can, useOrgPath, usePermissions } from '@/app/permissions/access';
import { InvoiceTable } from '@/features/invoice/InvoiceTable';
import { invoicesQuery } from '@/features/invoice/invoice.queries';
import { t as invoice } from '@/features/invoice/texts';
import { SubscriptionTable } from '@/features/subscription/SubscriptionTable';
import { ALL_STATUSES, subscriptionsQuery } from '@/features/subscription/subscription.queries';
import { t as subscription } from '@/features/subscription/texts';
import { Button, ButtonLink } from '@/ui';
import { CustomerFigures } from './CustomerFigures';
import { useCustomer } from './context';
import { t } from './texts';
import { UsageSummary } from './UsageSummary';

const OPEN = ['active', 'pending', 'incomplete'] as const;

const UpcomingInvoices = lazy(async () => ({
  default: (await import('@/features/upcoming/UpcomingInvoices')).UpcomingInvoices,
}));

export function CustomerOverview() {
  const { can } = usePermissions();
  const { external_id } = useCustomer();
  return (
    <div className="flex flex-col gap-8">
      <CustomerFigures />
      {can('subscriptions:view') && <Subscriptions />}
      {can('subscriptions:view') && <UsageSummary />}
      {can('subscriptions:view') && can('invoices:view') && (
        <Suspense>
          <UpcomingInvoices externalCustomerId={external_id} />
        </Suspense>
      )}
      {can('invoices:view') && <RecentInvoices />}
    </div>
  );
}

function Subscriptions() {
  const { external_id } = useCustomer();
  const { can } = usePermissions();
  const path = useOrgPath();
  const [all, setAll] = useState(false);
  const rows = useQuery(
    subscriptionsQuery({
      external_customer_id: external_id,
      status: all ? ALL_STATUSES : OPEN,
      per_page: 100,
    }),
  );
  const mayAdd = can('subscriptions:create');
  return (
    <section>
      <div className="mb-3 flex items-center justify-between gap-4">
        <h2 className="font-semibold text-base">{t('overview.subscriptions')}</h2>
        <Button variant="ghost" size="sm" aria-pressed={all} onClick={() => setAll(!all)}>
          {all ? t('overview.activeOnly') : t('overview.allSubscriptions')}
        </Button>
      </div>
      <SubscriptionTable
        rows={rows}
        empty={{
          title: subscription('ofCustomerEmpty'),
          body: mayAdd ? subscription('ofCustomerEmptyBody') : subscription('ofCustomerEmptyView'),
          action: (
            <Can do="subscriptions:create">
              <ButtonLink variant="primary" to={path('customers', external_id, 'subscribe')}>
                {t('actions.subscribe')}
              </ButtonLink>
            </Can>
          ),
        }}
      />
    </section>
  );
}

function RecentInvoices() {
  const { external_id } = useCustomer();
  const path = useOrgPath();
  const rows = useQuery(
    invoicesQuery({ search: '', external_customer_id: external_id, page: 1, per_page: 5 }),
  );
  return (
    <section>
      <div className="mb-3 flex items-center justify-between gap-4">
        <h2 className="font-semibold text-base">{t('overview.invoices')}</h2>
        <Link to={path('customers', external_id, 'invoices')} className="text-sm text-teal-ink">
          {t('overview.allInvoices')}
        </Link>
      </div>
      <InvoiceTable
        rows={rows}
        empty={{ title: invoice('ofCustomerEmpty'), body: invoice('ofCustomerEmptyBody') }}
      />
    </section>
  );
}
