import { useQuery } from '@tanstack/react-query';
import { Plus, X } from 'lucide-react';
import { useState } from 'react';
import { usePermissions } from '@/app/permissions/access';
import {
  Button,
  Card,
  ConfirmDialog,
  formatDayOf,
  formatDecimal,
  formatMoney,
  IconButton,
  lazyDialog,
  useCommand,
  useZone,
} from '@/ui';
import { type Alert, alertsQuery, deleteAlert, triggeredQuery } from './alert.queries';
import { t } from './texts';

const AlertDialog = lazyDialog(() => import('./AlertDialog'), 'AlertDialog');

interface AlertsCardProps {
  externalId: string;
  currency: string;
  /** A subscription that is over is watched no more. */
  editable: boolean;
}

/** What is told when the subscription's usage reaches certain values (WEB-154). */
export function AlertsCard({ externalId, currency, editable }: AlertsCardProps) {
  const { can } = usePermissions();
  const { data } = useQuery(alertsQuery(externalId));
  const [adding, setAdding] = useState(false);
  const [removing, setRemoving] = useState<Alert>();
  const mayEdit = editable && can('subscriptions:update');
  if (!data || (data.length === 0 && !mayEdit)) return null;
  return (
    <Card
      title={t('title')}
      actions={
        mayEdit && (
          <Button size="sm" icon={Plus} onClick={() => setAdding(true)}>
            {t('add')}
          </Button>
        )
      }
    >
      {data.length === 0 ? (
        <p className="text-mist text-sm">{t('none')}</p>
      ) : (
        <ul className="divide-y divide-line">
          {data.map((alert) => (
            <Row
              key={alert.lago_id}
              alert={alert}
              externalId={externalId}
              currency={currency}
              onRemove={mayEdit ? () => setRemoving(alert) : undefined}
            />
          ))}
        </ul>
      )}
      {adding && <AlertDialog externalId={externalId} currency={currency} onClose={() => setAdding(false)} />}
      {removing && (
        <RemoveAlert alert={removing} externalId={externalId} onClose={() => setRemoving(undefined)} />
      )}
    </Card>
  );
}

/** Units as they are, amounts in the currency. */
function valueText(alert: Alert, value: string, currency: string): string {
  if (alert.alert_type === 'billable_metric_current_usage_units')
    return t('units', { value: formatDecimal(value) });
  return formatMoney(value.split('.')[0] ?? '0', currency);
}

function thresholdsText(alert: Alert, currency: string): string {
  const say = ({ value }: { value: string }) => valueText(alert, value, currency);
  const values = alert.thresholds.filter(({ recurring }) => !recurring).map(say);
  const every = alert.thresholds.find(({ recurring }) => recurring);
  return [
    values.length > 0 && t('at', { values: values.join(', ') }),
    every && t('every', { value: say(every) }),
  ]
    .filter(Boolean)
    .join(', ');
}

interface RowProps {
  alert: Alert;
  externalId: string;
  currency: string;
  onRemove?: () => void;
}

function Row({ alert, externalId, currency, onRemove }: RowProps) {
  const zone = useZone();
  const triggered = useQuery(triggeredQuery(externalId, alert.code));
  const [last] = triggered.data ?? [];
  const name = alert.name || alert.code;
  const what = [t(`types.${alert.alert_type}`), alert.billable_metric?.name].filter(Boolean).join(': ');
  return (
    <li className="flex items-start gap-2 py-2 first:pt-0 last:pb-0">
      <div className="min-w-0 flex-1">
        <p className="text-ink text-sm">{name}</p>
        <p className="text-mist text-xs">
          {what} {thresholdsText(alert, currency)}
        </p>
        {last && (
          <p className="text-amber-ink text-xs">
            {t('last', {
              date: formatDayOf(last.triggered_at, zone),
              value: valueText(alert, last.current_value, currency),
            })}
          </p>
        )}
      </div>
      {onRemove && <IconButton size="sm" icon={X} label={t('remove', { name })} onClick={onRemove} />}
    </li>
  );
}

interface RemoveAlertProps {
  alert: Alert;
  externalId: string;
  onClose: () => void;
}

function RemoveAlert({ alert, externalId, onClose }: RemoveAlertProps) {
  const remove = useCommand({ run: deleteAlert, changes: [['alerts']], done: t('delete.done') });
  return (
    <ConfirmDialog
      open
      onClose={onClose}
      title={t('delete.title', { name: alert.name || alert.code })}
      body={t('delete.body')}
      confirm={t('delete.confirm')}
      onConfirm={() => remove.ask({ externalId, code: alert.code })}
    />
  );
}
