import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { ApiError } from '@/api/errors';
import { useOrgPath, usePermissions } from '@/app/permissions/access';
import { AlertsCard } from '@/features/alert/AlertsCard';
import { LifetimeCard } from '@/features/alert/LifetimeCard';
import { customerName, customerQuery } from '@/features/customer/customer.queries';
import { EntitlementsCard } from '@/features/entitlement/EntitlementsCard';
import { ThresholdsCard } from '@/features/ownprices/ThresholdsCard';
import { CurrentUsageCard } from '@/features/usage/CurrentUsageCard';
import { Loaded, PageBody, PageHeader, useZone, ZoneProvider } from '@/ui';
import { currentOf, subscriptionName } from './lineage';
import { SubscriptionActions } from './SubscriptionActions';
import { SubscriptionBanner } from './SubscriptionBanner';
import { SubscriptionFacts } from './SubscriptionFacts';
import { SubscriptionHistory } from './SubscriptionHistory';
import { SubscriptionInvoices } from './SubscriptionInvoices';
import { SubscriptionStatus } from './SubscriptionStatus';
import {
  lineageQuery,
  type Subscription,
  type SubscriptionDetail,
  subscriptionQuery,
} from './subscription.queries';
import { t } from './texts';

/** One external id: the plan it is on now, what it used, what it was before. */
export function SubscriptionPage() {
  const { subscriptionId = '' } = useParams({ strict: false }) as { subscriptionId?: string };
  const lineage = useQuery(lineageQuery(subscriptionId));
  const current = lineage.data && currentOf(lineage.data);
  const missing = lineage.data && !current ? new ApiError(404, {}) : lineage.error;
  return (
    <Loaded query={{ data: current, error: missing, refetch: lineage.refetch }}>
      {(row) => <Current row={row} lineage={lineage.data ?? []} />}
    </Loaded>
  );
}

function Current({ row, lineage }: { row: Subscription; lineage: Subscription[] }) {
  const { can } = usePermissions();
  const surrounding = useZone();
  const detail = useQuery(subscriptionQuery(row.external_id, row.status));
  const customer = useQuery({
    ...customerQuery(row.external_customer_id),
    enabled: can('customers:view'),
  });
  return (
    <Loaded query={detail}>
      {(subscription) => (
        <ZoneProvider value={customer.data?.applicable_timezone ?? surrounding}>
          <Content
            subscription={subscription}
            lineage={lineage}
            customerName={customer.data ? customerName(customer.data) : row.external_customer_id}
          />
        </ZoneProvider>
      )}
    </Loaded>
  );
}

interface ContentProps {
  subscription: SubscriptionDetail;
  lineage: Subscription[];
  customerName: string;
}

function Content({ subscription, lineage, customerName: name }: ContentProps) {
  const { can } = usePermissions();
  const path = useOrgPath();
  return (
    <PageBody>
      <PageHeader
        crumbs={[
          { label: t('title'), to: path('subscriptions') },
          ...(can('customers:view')
            ? [{ label: name, to: path('customers', subscription.external_customer_id) }]
            : []),
        ]}
        title={subscriptionName(subscription)}
        beside={<SubscriptionStatus status={subscription.status} />}
        actions={<SubscriptionActions subscription={subscription} />}
      />
      <SubscriptionBanner subscription={subscription} />
      <div className="flex flex-col gap-6 lg:flex-row lg:items-start">
        <div className="flex min-w-0 flex-1 flex-col gap-6">
          {subscription.status === 'active' && can('customers:view') && (
            <CurrentUsageCard
              externalCustomerId={subscription.external_customer_id}
              externalSubscriptionId={subscription.external_id}
            />
          )}
          {can('invoices:view') && <SubscriptionInvoices current={subscription} />}
        </div>
        <aside className="flex w-full shrink-0 flex-col gap-5 lg:w-80">
          <SubscriptionFacts subscription={subscription} customerName={name} />
          {subscription.status === 'active' && can('customers:view') && (
            <LifetimeCard
              externalId={subscription.external_id}
              currency={subscription.plan_amount_currency}
            />
          )}
          <ThresholdsCard subscription={subscription} />
          <AlertsCard
            externalId={subscription.external_id}
            currency={subscription.plan_amount_currency}
            editable={subscription.status === 'active'}
          />
          <EntitlementsCard
            owner={{ kind: 'subscriptions', id: subscription.external_id }}
            mayEdit={can('subscriptions:update') && subscription.status === 'active'}
            mayAdd={can('features:view')}
          />
          {lineage.length > 1 && <SubscriptionHistory lineage={lineage} />}
        </aside>
      </div>
    </PageBody>
  );
}
