import { Link } from '@tanstack/react-router';
import { useOrgPath } from '@/app/permissions/access';
import { Banner, CodeBlock, CopyId, DateTime, Drawer, KeyValue } from '@/ui';
import { EventWhere } from './EventWhere';
import type { MetricRef, UsageEvent } from './event.queries';
import { problemOf } from './problems';
import { t } from './texts';

interface EventDrawerProps {
  event: UsageEvent;
  /** Absent for who may not see metrics. */
  metrics: MetricRef[] | undefined;
  onClose: () => void;
}

export function EventDrawer({ event, metrics, onClose }: EventDrawerProps) {
  const path = useOrgPath();
  const problem = metrics && problemOf(event, metrics);
  const metric = metrics?.find(({ code }) => code === event.code);
  const subscription = event.external_subscription_id;
  const hasProperties = Object.keys(event.properties).length > 0;
  const facts = [
    {
      label: t('columns.transaction'),
      value: <CopyId value={event.transaction_id} label={t('columns.transaction')} />,
    },
    { label: t('columns.code'), value: <span className="font-mono text-xs">{event.code}</span> },
    metric && { label: t('metric'), value: metric.name },
    {
      label: t('columns.subscription'),
      value: subscription && <Link to={path('subscriptions', subscription)}>{subscription}</Link>,
    },
    { label: t('columns.at'), value: <DateTime at={event.timestamp} /> },
    { label: t('columns.received'), value: <DateTime at={event.created_at} /> },
    event.precise_total_amount_cents && { label: t('amount'), value: event.precise_total_amount_cents },
    { label: t('id'), value: <CopyId value={event.lago_id} label={t('id')} /> },
  ];
  return (
    <Drawer open onClose={onClose} title={metric?.name ?? event.code}>
      <div className="flex flex-col gap-5">
        {problem && (
          <Banner tone="amber">
            {t(`problem.${problem}`, { code: event.code, field: metric?.field_name ?? '' })}
          </Banner>
        )}
        <KeyValue items={facts.filter((fact) => typeof fact === 'object' && fact !== null)} />
        <EventWhere event={event} />
        {hasProperties ? (
          <CodeBlock label={t('properties')} code={JSON.stringify(event.properties, null, 2)} />
        ) : (
          <p className="text-mist text-sm">{t('noProperties')}</p>
        )}
      </div>
    </Drawer>
  );
}
