import { useQuery } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import { usePermissions } from '@/app/permissions/access';
import { organizationQuery } from '@/features/organization/organization.queries';
import { codeFrom, Loaded, SkeletonPage } from '@/ui';
import { PlanForm } from './PlanForm';
import { planQuery } from './plan.queries';
import { copyOf, newPlan } from './planForm';
import { t } from './texts';

/** A new plan in the organization's currency, or with `?from=code` a copy of another. */
export function NewPlan() {
  const { from } = useSearch({ strict: false }) as { from?: string };
  return from ? <CopyOf code={from} /> : <BlankPlan />;
}

function BlankPlan() {
  const { can } = usePermissions();
  const organization = useQuery({ ...organizationQuery, enabled: can('organization:view') });
  if (organization.isLoading) return <SkeletonPage />;
  return <PlanForm defaultValues={newPlan(organization.data?.default_currency ?? 'EUR')} />;
}

function CopyOf({ code }: { code: string }) {
  return (
    <Loaded query={useQuery(planQuery(code))}>
      {(plan) => {
        const name = t('form.copyOf', { name: plan.name });
        return <PlanForm defaultValues={copyOf(plan, name, codeFrom(name))} />;
      }}
    </Loaded>
  );
}
