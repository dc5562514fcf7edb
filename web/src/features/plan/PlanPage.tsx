import { useQuery } from '@tanstack/react-query';
import { Outlet, useNavigate, useParams } from '@tanstack/react-router';
import { Pencil } from 'lucide-react';
import { useState } from 'react';
import { Can, useOrgPath, usePermissions } from '@/app/permissions/access';
import { ButtonLink, CopyId, Loaded, MoreMenu, PageBody, PageHeader, TabLinks } from '@/ui';
import { DeletePlan } from './DeletePlan';
import { type Plan, planQuery, subscriptionCountQuery } from './plan.queries';
import { t } from './texts';
import { usePlanMenu } from './usePlanMenu';

export function PlanPage() {
  const { code = '' } = useParams({ strict: false });
  return (
    <PageBody>
      <Loaded query={useQuery(planQuery(code))}>{(plan) => <PlanFrame plan={plan} />}</Loaded>
    </PageBody>
  );
}

function PlanFrame({ plan }: { plan: Plan }) {
  const path = useOrgPath();
  const navigate = useNavigate();
  const [deleting, setDeleting] = useState(false);
  const menu = usePlanMenu(() => setDeleting(true));
  return (
    <>
      <PageHeader
        title={plan.name}
        crumbs={[{ label: t('title'), to: path('plans') }]}
        beside={<CopyId value={plan.code} />}
        description={plan.description}
        actions={
          <>
            <Can do="plans:update">
              <ButtonLink icon={Pencil} to={path('plans', plan.code, 'edit')}>
                {t('edit')}
              </ButtonLink>
            </Can>
            <MoreMenu items={menu(plan).slice(1)} />
          </>
        }
        tabs={<PlanTabs plan={plan} />}
      />
      <Outlet />
      {deleting && (
        <DeletePlan
          plan={plan}
          onClose={() => setDeleting(false)}
          onDeleted={() => void navigate({ to: path('plans') })}
        />
      )}
    </>
  );
}

const ACTIVE = ['active'];

function PlanTabs({ plan }: { plan: Plan }) {
  const { can } = usePermissions();
  const path = useOrgPath();
  const sees = can('subscriptions:view');
  const active = useQuery({ ...subscriptionCountQuery(plan.code, ACTIVE), enabled: sees });
  const subscriptions = (
    <>
      {t('page.subscriptions')}{' '}
      {active.data !== undefined && (
        <span className="tabular rounded-sm bg-sunken px-1.5 text-slate text-xs">{active.data}</span>
      )}
    </>
  );
  return (
    <TabLinks
      label={plan.name}
      tabs={[
        { to: path('plans', plan.code), label: t('page.overview'), exact: true },
        ...(sees ? [{ to: path('plans', plan.code, 'subscriptions'), label: subscriptions }] : []),
        { to: path('plans', plan.code, 'versions'), label: t('page.versions') },
      ]}
    />
  );
}
