import { useQuery } from '@tanstack/react-query';
import { useWatch } from 'react-hook-form';
import { usePermissions } from '@/app/permissions/access';
import { metricChoicesQuery } from '@/features/metric/metric.queries';
import { planChoicesQuery } from '@/features/subscription/subscription.queries';
import { Card, FormField, FormSwitch, Input, PillChoice, RadioGroup } from '@/ui';
import type { CouponFormState } from './CouponForm';
import { t } from './texts';

interface CouponLimitsProps {
  form: CouponFormState;
  locked: boolean;
}

/** When, to whom and for what the coupon can be given (CRD-012 to CRD-014). */
export function CouponLimits({ form, locked }: CouponLimitsProps) {
  const { can } = usePermissions();
  const scope = useWatch({ control: form.control, name: 'scope' });
  return (
    <Card title={t('form.limits')}>
      <div className="flex flex-col gap-5">
        <FormField
          form={form}
          name="expiresOn"
          label={t('form.expires')}
          hint={t('form.expiresHint')}
          optional
        >
          {(field) => <Input {...field} type="date" className="sm:w-56" />}
        </FormField>
        <FormSwitch form={form} name="reusable" label={t('form.reusable')} disabled={locked} />
        <FormField form={form} name="scope" label={t('form.scope')}>
          {(field) => (
            <RadioGroup
              {...field}
              look="cards"
              disabled={locked}
              aria-label={t('form.scope')}
              options={[
                { value: 'all', label: t('form.all') },
                { value: 'plans', label: t('form.somePlans'), description: t('form.somePlansHint') },
                ...(can('billable_metrics:view') || scope === 'metrics'
                  ? [
                      {
                        value: 'metrics' as const,
                        label: t('form.someMetrics'),
                        description: t('form.someMetricsHint'),
                      },
                    ]
                  : []),
              ]}
            />
          )}
        </FormField>
        {scope === 'plans' && <Plans form={form} locked={locked} />}
        {scope === 'metrics' && <Metrics form={form} locked={locked} />}
      </div>
    </Card>
  );
}

function Plans({ form, locked }: CouponLimitsProps) {
  const plans = useQuery(planChoicesQuery);
  const options = (plans.data ?? []).map(({ code, name }) => ({ value: code, label: name }));
  return (
    <FormField form={form} name="plan_codes" label={t('form.plans')} required>
      {({ value, onChange }) => (
        <PillChoice
          label={t('form.plans')}
          options={options}
          value={value}
          onChange={onChange}
          disabled={locked}
        />
      )}
    </FormField>
  );
}

function Metrics({ form, locked }: CouponLimitsProps) {
  const { can } = usePermissions();
  const metrics = useQuery({ ...metricChoicesQuery, enabled: can('billable_metrics:view') });
  const options = (metrics.data ?? []).map(({ code, name }) => ({ value: code, label: name }));
  return (
    <FormField form={form} name="metric_codes" label={t('form.metrics')} required>
      {({ value, onChange }) => (
        <PillChoice
          label={t('form.metrics')}
          options={options}
          value={value}
          onChange={onChange}
          disabled={locked}
        />
      )}
    </FormField>
  );
}
