import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { usePermissions } from '@/app/permissions/access';
import { Loaded, SkeletonPage } from '@/ui';
import { PlanForm } from './PlanForm';
import { planQuery, subscriptionCountQuery } from './plan.queries';
import { planValuesOf } from './planForm';

export function EditPlan() {
  const { code = '' } = useParams({ strict: false });
  const { can } = usePermissions();
  const plan = useQuery(planQuery(code));
  const subscriptions = useQuery({ ...subscriptionCountQuery(code), enabled: can('subscriptions:view') });
  if (subscriptions.isLoading) return <SkeletonPage />;
  return (
    <Loaded query={plan}>
      {(loaded) => (
        <PlanForm
          key={loaded.lago_id}
          plan={loaded}
          defaultValues={planValuesOf(loaded)}
          inUse={(subscriptions.data ?? 0) > 0}
        />
      )}
    </Loaded>
  );
}
