import { useWatch } from 'react-hook-form';
import type { PlanFormState } from '@/features/plan/formTypes';
import type { Plan } from '@/features/plan/plan.queries';
import { planSchema } from '@/features/plan/planForm';
import { Card } from '@/ui';
import { changesOf } from './ownPrices';
import { t } from './texts';

interface PriceChangesProps {
  form: PlanFormState;
  plan: Plan;
}

/** Says what saving will change. */
export function PriceChanges({ form, plan }: PriceChangesProps) {
  const values = useWatch({ control: form.control });
  const read = planSchema.safeParse(values);
  const changes = read.success ? changesOf(plan, read.data, t('fee')) : [];
  return (
    <Card title={t('changes')}>
      {changes.length === 0 ? (
        <p className="text-mist text-sm">{t('none')}</p>
      ) : (
        <ul className="flex flex-col gap-3 text-sm" aria-live="polite">
          {changes.map(({ name, before, after }) => (
            <li key={name}>
              <p className="font-medium text-ink">{name}</p>
              <p className="tabular text-slate">
                <s className="text-mist">{before}</s> {after}
              </p>
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}
