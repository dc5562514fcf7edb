import { useQuery } from '@tanstack/react-query';
import { Layers } from 'lucide-react';
import { useMemo } from 'react';
import { pageOf } from '@/api/types';
import { useOrgPath } from '@/app/permissions/access';
import { chargeWords } from '@/features/plan/chargeWords';
import { type Plan, plansMeasuringQuery, pricedIn } from '@/features/plan/plan.queries';
import { type Column, DataTable } from '@/ui';
import type { Metric } from './metric.queries';
import { t } from './texts';

/** The plans that put a price on the metric, and which. */
export function MetricPlans({ metric }: { metric: Metric }) {
  const path = useOrgPath();
  const plans = useQuery(plansMeasuringQuery(metric.code));
  return (
    <section>
      <h2 className="mb-3 font-semibold text-base text-ink">{t('page.used')}</h2>
      <DataTable
        label={t('page.used')}
        rows={{ ...plans, data: plans.data && pageOf({ plans: plans.data }, 'plans') }}
        columns={useColumns(metric.code)}
        rowKey={(plan) => plan.lago_id}
        rowLink={(plan) => path('plans', plan.code)}
        empty={{ icon: Layers, title: t('page.unused'), body: t('page.unusedBody') }}
      />
    </section>
  );
}

function useColumns(metricCode: string): Column<Plan>[] {
  return useMemo(
    () => [
      { id: 'plan', header: t('page.plan'), cell: (plan) => plan.name },
      {
        id: 'charge',
        header: t('page.model'),
        cell: (plan) => (
          <ul>
            {plan.charges
              .filter((charge) => charge.billable_metric_code === metricCode)
              .map((charge) => (
                <li key={charge.lago_id} className="text-slate">
                  {chargeWords(
                    charge.charge_model,
                    charge.properties,
                    pricedIn(charge, plan.amount_currency),
                  )}
                </li>
              ))}
          </ul>
        ),
      },
    ],
    [metricCode],
  );
}
