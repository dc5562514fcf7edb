import { useQuery } from '@tanstack/react-query';
import { Gauge } from 'lucide-react';
import { subscriptionName } from '@/features/subscription/lineage';
import { subscriptionsQuery } from '@/features/subscription/subscription.queries';
import { CurrentUsageCard } from '@/features/usage/CurrentUsageCard';
import { Card, EmptyState, Loaded, Skeleton } from '@/ui';
import { useCustomer } from './context';
import { t } from './texts';

/** The usage in progress of every active subscription. */
export function CustomerUsage() {
  const { external_id } = useCustomer();
  const subscriptions = useQuery(
    subscriptionsQuery({ external_customer_id: external_id, status: ['active'], per_page: 100 }),
  );
  return (
    <Loaded query={subscriptions} skeleton={<Skeleton className="h-64" />}>
      {({ rows }) =>
        rows.length === 0 ? (
          <Card flush>
            <EmptyState icon={Gauge} title={t('usage.none')} body={t('usage.noneBody')} />
          </Card>
        ) : (
          <div className="flex flex-col gap-6">
            {rows.map((subscription) => (
              <CurrentUsageCard
                key={subscription.lago_id}
                title={subscriptionName(subscription)}
                externalCustomerId={external_id}
                externalSubscriptionId={subscription.external_id}
              />
            ))}
          </div>
        )
      }
    </Loaded>
  );
}
