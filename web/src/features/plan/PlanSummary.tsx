import { useQuery } from '@tanstack/react-query';
import { useWatch } from 'react-hook-form';
import { usePermissions } from '@/app/permissions/access';
import { metricChoicesQuery } from '@/features/metric/metric.queries';
import { useUnitLabel } from '@/features/pricingunit/usePricingUnits';
import { Card, formatPrice } from '@/ui';
import { propertiesOf } from './charge';
import { chargeWords } from './chargeWords';
import { isDecimal } from './decimal';
import type { PlanFormState } from './formTypes';
import { isComplete, type PlanValues } from './planForm';
import { t } from './texts';

/** The plan as a customer would be told it, while it is being written. */
export function PlanSummary({ form }: { form: PlanFormState }) {
  const { can } = usePermissions();
  const metrics = useQuery({ ...metricChoicesQuery, enabled: can('billable_metrics:view') });
  const plan = useWatch({ control: form.control }) as PlanValues;
  const currency = plan.amount_currency;
  const unitLabel = useUnitLabel();
  const nameOf = (id: string) => metrics.data?.find(({ lago_id }) => lago_id === id)?.name;
  return (
    <Card>
      <p className="text-mist text-xs">{t('summary.title')}</p>
      <p className="mt-1 truncate font-medium text-ink">{plan.name || t('summary.unnamed')}</p>
      <p className="tabular mt-1">
        <span className="font-semibold text-ink text-xl tracking-tight">
          {formatPrice(isDecimal(plan.amount) ? plan.amount : '0', currency)}
        </span>{' '}
        <span className="text-mist text-sm">{t(`per.${plan.interval}`)}</span>
      </p>
      {plan.charges.length > 0 && (
        <>
          <p className="mt-4 border-line border-t pt-3 text-mist text-xs">{t('summary.plus')}</p>
          <ul className="mt-2 flex flex-col gap-2.5">
            {plan.charges.map((charge, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: charges have no identity before they are saved
              <li key={index} className="min-w-0 text-sm">
                <span className="block truncate text-ink">
                  {charge.invoice_display_name || nameOf(charge.metric_id) || charge.code || t('charge.new')}
                </span>
                <span className="tabular block text-mist text-xs">
                  {isComplete(charge)
                    ? chargeWords(
                        charge.charge_model,
                        propertiesOf(charge.charge_model, charge.prices),
                        unitLabel(charge.pricing_unit, currency),
                      )
                    : t('summary.pending')}
                </span>
              </li>
            ))}
          </ul>
        </>
      )}
    </Card>
  );
}
