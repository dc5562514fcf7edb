import { useQuery } from '@tanstack/react-query';
import { Plus } from 'lucide-react';
import { useState } from 'react';
import { useFieldArray, useWatch } from 'react-hook-form';
import { Can, useOrgPath, usePermissions } from '@/app/permissions/access';
import { metricChoicesQuery } from '@/features/metric/metric.queries';
import { Button, ButtonLink } from '@/ui';
import { ChargeEditor } from './ChargeEditor';
import type { PlanFormState } from './formTypes';
import { newCharge } from './planForm';
import { t } from './texts';

interface PlanChargesProps {
  form: PlanFormState;
  inUse: boolean;
}

/** The usage charges of the plan, in the order of its invoices. */
export function PlanCharges({ form, inUse }: PlanChargesProps) {
  const { can } = usePermissions();
  const metrics = useQuery({ ...metricChoicesQuery, enabled: can('billable_metrics:view') });
  const currency = useWatch({ control: form.control, name: 'amount_currency' });
  const charges = useFieldArray({ control: form.control, name: 'charges' });
  /** Those added on this page start opened. */
  const [added, setAdded] = useState<ReadonlySet<number>>(new Set());
  const choices = metrics.data ?? [];
  const append = (charge = newCharge()) => {
    setAdded(new Set([...added, charges.fields.length]));
    charges.append({ ...charge, lago_id: null }, { shouldFocus: false });
  };
  return (
    <section className="flex flex-col gap-3">
      <div className="flex flex-wrap items-end justify-between gap-x-4 gap-y-2">
        <div>
          <h2 className="font-semibold text-base text-ink">{t('form.charges')}</h2>
          <p className="text-mist text-sm">{t('form.chargesHint')}</p>
        </div>
        {choices.length > 0 && (
          <Button icon={Plus} onClick={() => append()}>
            {t('form.addCharge')}
          </Button>
        )}
      </div>
      {charges.fields.map((field, index) => (
        <ChargeEditor
          key={field.id}
          form={form}
          at={`charges.${index}`}
          metrics={choices}
          currency={currency}
          inUse={inUse}
          startsOpen={added.has(index)}
          onDuplicate={() => append({ ...form.getValues(`charges.${index}`), code: '' })}
          onRemove={() => charges.remove(index)}
        />
      ))}
      {charges.fields.length === 0 && <NoCharges canAdd={choices.length > 0} known={metrics.isSuccess} />}
    </section>
  );
}

function NoCharges({ canAdd, known }: { canAdd: boolean; known: boolean }) {
  const path = useOrgPath();
  return (
    <div className="flex flex-wrap items-center justify-between gap-3 rounded-lg border border-line-strong border-dashed px-5 py-6 text-mist text-sm">
      <p>{known && !canAdd ? t('form.noMetrics') : t('form.noCharges')}</p>
      {known && !canAdd && (
        <Can do="billable_metrics:create">
          <ButtonLink to={path('metrics', 'new')}>{t('form.createMetric')}</ButtonLink>
        </Can>
      )}
    </div>
  );
}
