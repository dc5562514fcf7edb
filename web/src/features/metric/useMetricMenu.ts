import { useNavigate } from '@tanstack/react-router';
import { Copy, Pencil, Trash2 } from 'lucide-react';
import { useOrgPath, usePermissions } from '@/app/permissions/access';
import type { MenuItems } from '@/ui';
import type { Metric } from './metric.queries';
import { t } from './texts';

/** What may be done with a metric, in lists and on its page. */
export function useMetricMenu(onDelete: (metric: Metric) => void): (metric: Metric) => MenuItems {
  const { can } = usePermissions();
  const path = useOrgPath();
  const navigate = useNavigate();
  const duplicate = (from: string) =>
    void navigate({ to: path('metrics', 'new'), search: { from } as never });
  return (metric) => [
    can('billable_metrics:update') && {
      label: t('edit'),
      icon: Pencil,
      to: path('metrics', metric.code, 'edit'),
    },
    can('billable_metrics:create') && {
      label: t('duplicate'),
      icon: Copy,
      onSelect: () => duplicate(metric.code),
    },
    can('billable_metrics:delete') && {
      label: t('delete'),
      icon: Trash2,
      danger: true,
      separated: true,
      onSelect: () => onDelete(metric),
    },
  ];
}
