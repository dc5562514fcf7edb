import { useQuery } from '@tanstack/react-query';
import { usePermissions } from '@/app/permissions/access';
import { plansMeasuringQuery } from '@/features/plan/plan.queries';
import { ConfirmDialog, useCommand } from '@/ui';
import { deleteMetric, type Metric } from './metric.queries';
import { t } from './texts';

interface DeleteMetricProps {
  metric: Metric;
  onClose: () => void;
  onDeleted?: () => void;
}

/** A metric takes its charges along (MTR-076): says on which plans. */
export function DeleteMetric({ metric, onClose, onDeleted }: DeleteMetricProps) {
  const { can } = usePermissions();
  const plans = useQuery({ ...plansMeasuringQuery(metric.code), enabled: can('plans:view') });
  const remove = useCommand({
    run: deleteMetric,
    changes: [['billable_metrics'], ['plans']],
    done: t('deleted'),
    onDone: onDeleted,
  });
  const used = plans.data ?? [];
  const consequence = plans.data
    ? used.length === 0
      ? t('deleteUnused')
      : t('deleteUsed', { count: used.length, plans: used.map(({ name }) => name).join(', ') })
    : t('deleteUnknown');
  return (
    <ConfirmDialog
      open
      onClose={onClose}
      title={t('deleteTitle', { name: metric.name })}
      body={`${consequence} ${t('deleteEvents')}`}
      confirm={t('deleteConfirm')}
      typeToConfirm={used.length > 0 ? metric.code : undefined}
      onConfirm={() => remove.ask(metric.code)}
    />
  );
}
