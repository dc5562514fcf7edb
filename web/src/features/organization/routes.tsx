import { createRoute, lazyRouteComponent, Navigate } from '@tanstack/react-router';
import { useMembership, useOrgPath } from '@/app/permissions/access';
import { settingsOf } from '@/app/rooms';
import { settingsRoute } from '@/app/routes/settings';
import { ForbiddenPage } from '@/app/shell/pages';

/** `/settings` itself leads to the first settings page that the member may open. */
function FirstSettings() {
  const path = useOrgPath();
  const [first] = settingsOf(useMembership());
  return first ? <Navigate to={path('settings', first.path)} replace /> : <ForbiddenPage />;
}

const firstRoute = createRoute({ getParentRoute: () => settingsRoute, path: '/', component: FirstSettings });

const generalRoute = createRoute({
  getParentRoute: () => settingsRoute,
  path: 'general',
  staticData: { permission: 'organization:view' },
  component: lazyRouteComponent(() => import('./GeneralSettings'), 'GeneralSettings'),
});

export const organizationRoutes = [firstRoute, generalRoute] as const;
