import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { subscriptionsQuery } from '@/features/subscription/subscription.queries';
import { Banner, Button, Card, cx, formatCivilDate, problemText, Skeleton } from '@/ui';
import { PreviewedBill } from './PreviewedBill';
import { t } from './texts';
import { billedTogether, billPreviewQuery } from './upcoming.queries';

/** So many are computed at first: each is a whole billing of its subscriptions. */
const AT_FIRST = 2;

/** What a customer's subscriptions will bill next, one card for each invoice. */
export function UpcomingInvoices({ externalCustomerId }: { externalCustomerId: string }) {
  const [all, setAll] = useState(false);
  const { data } = useQuery(
    subscriptionsQuery({ external_customer_id: externalCustomerId, status: ['active'], per_page: 100 }),
  );
  const groups = billedTogether(data?.rows ?? []);
  if (groups.length === 0) return null;
  const shown = all ? groups : groups.slice(0, AT_FIRST);
  return (
    <section>
      <h2 className="font-semibold text-base">{t(groups.length > 1 ? 'titles' : 'title')}</h2>
      <p className="mt-0.5 mb-3 text-mist text-sm">{t('body')}</p>
      <div className={cx('grid gap-4', groups.length > 1 && 'lg:grid-cols-2')}>
        {shown.map((ids) => (
          <Upcoming key={ids.join()} externalCustomerId={externalCustomerId} externalSubscriptionIds={ids} />
        ))}
      </div>
      {shown.length < groups.length && (
        <Button variant="ghost" size="sm" className="mt-3" onClick={() => setAll(true)}>
          {t('more', { count: groups.length - shown.length })}
        </Button>
      )}
    </section>
  );
}

interface UpcomingProps {
  externalCustomerId: string;
  externalSubscriptionIds: readonly string[];
}

function Upcoming({ externalCustomerId, externalSubscriptionIds }: UpcomingProps) {
  const { data, error } = useQuery(billPreviewQuery({ externalCustomerId, externalSubscriptionIds }));
  const subscriptions = externalSubscriptionIds.join(', ');
  return (
    <Card
      title={data ? t('on', { date: formatCivilDate(data.issuing_date) }) : t('title')}
      description={t('of', { subscriptions })}
    >
      {error ? (
        <Banner>{t('unknown', { problem: problemText(error) })}</Banner>
      ) : data ? (
        <PreviewedBill bill={data} />
      ) : (
        <Skeleton className="h-28" />
      )}
    </Card>
  );
}
