import { useMembership } from '@/app/permissions/access';
import { PageBody, PageHeader, Skeleton } from '@/ui';
import { FirstSteps } from './FirstSteps';
import { Overview } from './Overview';
import { t } from './texts';
import { useFirstSteps } from './useFirstSteps';

/** Leads a new organization to its first invoice; later it says how things stand. */
export function HomePage() {
  const { organization } = useMembership();
  const { isPending, steps } = useFirstSteps();
  return (
    <PageBody>
      <PageHeader title={steps.length > 0 ? t('welcome', { organization: organization.name }) : t('title')} />
      {isPending ? (
        <Skeleton className="h-72" />
      ) : (
        <div className="flex flex-col gap-8">
          {steps.length > 0 && <FirstSteps steps={steps} />}
          <Overview calm={steps.length > 0} />
        </div>
      )}
    </PageBody>
  );
}
