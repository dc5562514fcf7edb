import { useQuery } from '@tanstack/react-query';
import { Plus } from 'lucide-react';
import { useState } from 'react';
import { useFieldArray, useWatch } from 'react-hook-form';
import { useOrgPath, usePermissions } from '@/app/permissions/access';
import { addOnChoicesQuery } from '@/features/addon/addon.queries';
import { Button, ButtonLink } from '@/ui';
import { FixedChargeEditor } from './FixedChargeEditor';
import { newFixedCharge } from './fixedChargeForm';
import type { PlanFormState } from './formTypes';
import { t } from './texts';

/** Add-ons that come with the plan in fixed quantities (PRC-120). */
export function PlanFixedCharges({ form, inUse }: { form: PlanFormState; inUse: boolean }) {
  const { can } = usePermissions();
  const addOns = useQuery({ ...addOnChoicesQuery, enabled: can('addons:view') });
  const currency = useWatch({ control: form.control, name: 'amount_currency' });
  const charges = useFieldArray({ control: form.control, name: 'fixed_charges' });
  /** Those added on this page start opened. */
  const [added, setAdded] = useState<ReadonlySet<number>>(new Set());
  const choices = addOns.data ?? [];
  const append = () => {
    setAdded(new Set([...added, charges.fields.length]));
    charges.append(newFixedCharge(), { shouldFocus: false });
  };
  return (
    <section className="flex flex-col gap-3">
      <div className="flex flex-wrap items-end justify-between gap-x-4 gap-y-2">
        <div>
          <h2 className="font-semibold text-base text-ink">{t('fixed.title')}</h2>
          <p className="text-mist text-sm">{t('fixed.hint')}</p>
        </div>
        {choices.length > 0 && (
          <Button icon={Plus} onClick={append}>
            {t('fixed.add')}
          </Button>
        )}
      </div>
      {charges.fields.map((field, index) => (
        <FixedChargeEditor
          key={field.id}
          form={form}
          at={`fixed_charges.${index}`}
          addOns={choices}
          currency={currency}
          inUse={inUse}
          startsOpen={added.has(index)}
          onRemove={() => charges.remove(index)}
        />
      ))}
      {charges.fields.length === 0 && <None known={addOns.isSuccess && choices.length === 0} />}
    </section>
  );
}

function None({ known }: { known: boolean }) {
  const path = useOrgPath();
  return (
    <div className="flex flex-wrap items-center justify-between gap-3 rounded-lg border border-line-strong border-dashed px-5 py-6 text-mist text-sm">
      <p>{known ? t('fixed.noAddOns') : t('fixed.none')}</p>
      {known && <ButtonLink to={path('add-ons')}>{t('fixed.toAddOns')}</ButtonLink>}
    </div>
  );
}
