import { useQuery } from '@tanstack/react-query';
import { usePermissions } from '@/app/permissions/access';
import { formatMoney } from '@/ui';
import { type PlanChoice, planChoicesQuery } from './subscription.queries';
import { t } from './texts';

/** What plans are called, for who may see them; a plan nobody may see shows its code. */
export function usePlanName(): (code: string) => string {
  const { can } = usePermissions();
  const { data } = useQuery({ ...planChoicesQuery, enabled: can('plans:view') });
  return (code) => data?.find((plan) => plan.code === code)?.name ?? code;
}

/** `€49.00 / month`. */
export function usePriceText(): (
  plan: Pick<PlanChoice, 'amount_cents' | 'amount_currency' | 'interval'>,
) => string {
  return (plan) =>
    t('per', {
      amount: formatMoney(plan.amount_cents, plan.amount_currency),
      interval: t(`intervals.${plan.interval}`),
    });
}
