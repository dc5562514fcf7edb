import { useNavigate } from '@tanstack/react-router';
import { Copy, Pencil, Trash2 } from 'lucide-react';
import { useOrgPath, usePermissions } from '@/app/permissions/access';
import type { MenuItems } from '@/ui';
import type { Plan } from './plan.queries';
import { t } from './texts';

/** What may be done with a plan, in lists and on its page. */
export function usePlanMenu(onDelete: (plan: Plan) => void): (plan: Plan) => MenuItems {
  const { can } = usePermissions();
  const path = useOrgPath();
  const navigate = useNavigate();
  const duplicate = (from: string) => void navigate({ to: path('plans', 'new'), search: { from } as never });
  return (plan) => [
    can('plans:update') && { label: t('edit'), icon: Pencil, to: path('plans', plan.code, 'edit') },
    can('plans:create') && { label: t('duplicate'), icon: Copy, onSelect: () => duplicate(plan.code) },
    can('plans:delete') && {
      label: t('delete'),
      icon: Trash2,
      danger: true,
      separated: true,
      onSelect: () => onDelete(plan),
    },
  ];
}
