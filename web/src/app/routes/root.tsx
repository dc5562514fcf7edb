import { createRootRoute, createRoute, Outlet, redirect } from '@tanstack/react-router';
import { actInOrganization } from '@/api/client';
import type { Membership } from '@/api/types';
import { SkeletonPage, Toaster } from '@/ui';
import type { Needed } from '../permissions/access';
import { lastOrganization, meQuery, rememberOrganization, sessionQueries } from '../session';
import { CrashedPage, NotFoundPage } from '../shell/pages';
import { Shell } from '../shell/Shell';

declare module '@tanstack/react-router' {
  interface StaticDataRouteOption {
    /** Whoever lacks it sees the "forbidden" page instead of the route. */
    permission?: Needed;
    /** `full`: without the navigation, for long forms. */
    layout?: 'full';
  }
}

export const rootRoute = createRootRoute({
  component: () => (
    <>
      <Outlet />
      <Toaster />
    </>
  ),
  notFoundComponent: () => <NotFoundPage home="/" />,
  errorComponent: CrashedPage,
  pendingComponent: SkeletonPage,
});

async function requireMe(destination: string) {
  const me = await sessionQueries.ensureQueryData(meQuery);
  if (!me) throw redirect({ to: '/sign-in', search: destination === '/' ? {} : { redirect: destination } });
  return me;
}

/** `/` picks the organization last used, else the first (WEB-001). */
export const indexRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/',
  beforeLoad: async () => {
    const me = await requireMe('/');
    const slugs = me.memberships.map((membership) => membership.organization.slug);
    const last = lastOrganization();
    const slug = last && slugs.includes(last) ? last : slugs[0];
    if (slug) throw redirect({ to: '/$organization', params: { organization: slug } });
  },
  component: () => <NotFoundPage />,
});

/** Everything of one organization. Rooms hang their routes below this one. */
export const organizationRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '$organization',
  beforeLoad: async ({ params, location, preload }): Promise<{ membership: Membership | null }> => {
    const me = await requireMe(location.href);
    const membership =
      me.memberships.find(({ organization }) => organization.slug === params.organization) ?? null;
    if (membership && !preload) {
      actInOrganization(membership.organization.lago_id);
      rememberOrganization(membership.organization.slug);
    }
    return { membership };
  },
  component: function Organization() {
    const { membership } = organizationRoute.useRouteContext();
    if (!membership) return <NotFoundPage home="/" />;
    return <Shell key={membership.organization.lago_id} membership={membership} />;
  },
  pendingComponent: SkeletonPage,
});
