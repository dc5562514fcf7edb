import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { usePermissions } from '@/app/permissions/access';
import { plansMeasuringQuery } from '@/features/plan/plan.queries';
import { Loaded, SkeletonPage } from '@/ui';
import { MetricForm } from './MetricForm';
import { metricQuery } from './metric.queries';
import { valuesOf } from './metricForm';

export function EditMetric() {
  const { code = '' } = useParams({ strict: false });
  const { can } = usePermissions();
  const metric = useQuery(metricQuery(code));
  const plans = useQuery({ ...plansMeasuringQuery(code), enabled: can('plans:view') });
  if (plans.isLoading) return <SkeletonPage />;
  return (
    <Loaded query={metric}>
      {(loaded) => (
        <MetricForm
          key={loaded.lago_id}
          metric={loaded}
          defaultValues={valuesOf(loaded)}
          locked={(plans.data ?? []).length > 0}
        />
      )}
    </Loaded>
  );
}
