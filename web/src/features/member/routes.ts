import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { settingsRoute } from '@/app/routes/settings';

const membersRoute = createRoute({
  getParentRoute: () => settingsRoute,
  path: 'members',
  staticData: { permission: 'organization:members:view' },
  component: lazyRouteComponent(() => import('./MembersPage'), 'MembersPage'),
});

export const memberRoutes = [membersRoute] as const;
