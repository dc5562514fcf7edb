import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useOrgPath } from '@/app/permissions/access';
import { subscriptionName } from '@/features/subscription/lineage';
import { type Subscription, subscriptionsQuery } from '@/features/subscription/subscription.queries';
import { t } from '@/features/usage/texts';
import { currentUsageQuery } from '@/features/usage/usage.queries';
import { Card, formatDayOf, Missing, Money, Skeleton, useZone } from '@/ui';
import { useCustomer } from './context';

const SHOWN = 5;

/** What each active subscription has used so far in its period. */
export function UsageSummary() {
  const { external_id } = useCustomer();
  const path = useOrgPath();
  const { data } = useQuery(
    subscriptionsQuery({ external_customer_id: external_id, status: ['active'], per_page: SHOWN }),
  );
  if (!data || data.rows.length === 0) return null;
  return (
    <Card
      flush
      title={t('title')}
      actions={
        <Link to={path('customers', external_id, 'usage')} className="text-sm text-teal-ink">
          {t('details')}
        </Link>
      }
    >
      <ul>
        {data.rows.map((subscription) => (
          <Row key={subscription.lago_id} subscription={subscription} />
        ))}
      </ul>
    </Card>
  );
}

function Row({ subscription }: { subscription: Subscription }) {
  const zone = useZone();
  const { external_id } = useCustomer();
  const { data, error } = useQuery(
    currentUsageQuery({ externalCustomerId: external_id, externalSubscriptionId: subscription.external_id }),
  );
  return (
    <li className="flex items-center justify-between gap-4 border-line border-b px-5 py-3 text-sm last:border-b-0">
      <span className="min-w-0">
        <span className="block truncate font-medium">{subscriptionName(subscription)}</span>
        {data && (
          <span className="block text-mist text-xs">
            {formatDayOf(data.from_datetime, zone)} – {formatDayOf(data.to_datetime, zone)}
          </span>
        )}
      </span>
      {data ? (
        <Money amountCents={data.total_amount_cents} currency={data.currency} strong />
      ) : error ? (
        <Missing />
      ) : (
        <Skeleton className="w-16" />
      )}
    </li>
  );
}
