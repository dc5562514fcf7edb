import { useQuery } from '@tanstack/react-query';
import { usePermissions } from '@/app/permissions/access';
import { ConfirmDialog, useCommand } from '@/ui';
import { deletePlan, type Plan, subscriptionCountQuery } from './plan.queries';
import { t } from './texts';

interface DeletePlanProps {
  plan: Plan;
  onClose: () => void;
  onDeleted?: () => void;
}

/** A plan ends its subscriptions when it goes (SUB-033): says how many. */
export function DeletePlan({ plan, onClose, onDeleted }: DeletePlanProps) {
  const { can } = usePermissions();
  const enabled = can('subscriptions:view');
  const active = useQuery({ ...subscriptionCountQuery(plan.code, ['active']), enabled });
  const pending = useQuery({ ...subscriptionCountQuery(plan.code, ['pending']), enabled });
  const remove = useCommand({
    run: deletePlan,
    changes: [['plans'], ['subscriptions'], ['invoices'], ['customers']],
    done: t('deleted'),
    onDone: onDeleted,
  });
  const sentences = consequences();
  return (
    <ConfirmDialog
      open
      onClose={onClose}
      title={t('deleteTitle', { name: plan.name })}
      body={sentences.join(' ')}
      confirm={t('deleteConfirm')}
      typeToConfirm={active.data === 0 && pending.data === 0 ? undefined : plan.code}
      onConfirm={() => remove.ask(plan.code)}
    />
  );

  function consequences(): string[] {
    if (active.data === undefined || pending.data === undefined)
      return [t('deleteUnknown'), t('deleteDrafts')];
    if (active.data + pending.data === 0) return [t('deleteUnused'), t('deleteDrafts')];
    return [
      ...(active.data > 0 ? [t('deleteActive', { count: active.data })] : []),
      ...(pending.data > 0 ? [t('deletePending', { count: pending.data })] : []),
      t('deleteDrafts'),
    ];
  }
}
