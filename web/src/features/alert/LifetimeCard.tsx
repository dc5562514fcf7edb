import { useQuery } from '@tanstack/react-query';
import { Card, formatMoney, KeyValue, Money } from '@/ui';
import { type LifetimeUsage, lifetimeQuery } from './alert.queries';
import { t } from './texts';

interface LifetimeCardProps {
  externalId: string;
  currency: string;
}

/** All usage there ever was, on its way to the next threshold; only where usage is billed by thresholds. */
export function LifetimeCard({ externalId, currency }: LifetimeCardProps) {
  const { data } = useQuery({ ...lifetimeQuery(externalId), retry: false });
  if (!data || data.usage_thresholds.length === 0) return null;
  const totalCents =
    data.external_historical_usage_amount_cents +
    data.invoiced_usage_amount_cents +
    data.current_usage_amount_cents;
  return (
    <Card title={t('lifetime.title')}>
      <p className="mb-3 font-semibold text-ink text-xl tracking-tight">
        <Money amountCents={totalCents} currency={currency} />
      </p>
      <Progress usage={data} totalCents={totalCents} currency={currency} />
      <div className="mt-4">
        <KeyValue
          compact
          items={[
            ...(data.external_historical_usage_amount_cents > 0
              ? [
                  {
                    label: t('lifetime.before'),
                    value: (
                      <Money amountCents={data.external_historical_usage_amount_cents} currency={currency} />
                    ),
                  },
                ]
              : []),
            {
              label: t('lifetime.invoiced'),
              value: <Money amountCents={data.invoiced_usage_amount_cents} currency={currency} />,
            },
            {
              label: t('lifetime.current'),
              value: <Money amountCents={data.current_usage_amount_cents} currency={currency} />,
            },
          ]}
        />
      </div>
    </Card>
  );
}

interface ProgressProps extends Pick<LifetimeCardProps, 'currency'> {
  usage: LifetimeUsage;
  totalCents: number;
}

function Progress({ usage, totalCents, currency }: ProgressProps) {
  const next = usage.usage_thresholds.find(({ completion_ratio }) => completion_ratio < 1);
  const percent = Math.round((next?.completion_ratio ?? 1) * 100);
  return (
    <>
      <div
        role="progressbar"
        aria-label={t('lifetime.progress')}
        aria-valuenow={percent}
        aria-valuemin={0}
        aria-valuemax={100}
        className="h-1.5 overflow-hidden rounded-full bg-sunken"
      >
        <div className="h-full rounded-full bg-teal" style={{ width: `${percent}%` }} />
      </div>
      <p className="mt-2 text-mist text-xs">
        {next
          ? t('lifetime.next', {
              amount: formatMoney(Math.max(0, next.amount_cents - totalCents), currency),
              threshold: formatMoney(next.amount_cents, currency),
            })
          : t('lifetime.reached')}
      </p>
    </>
  );
}
