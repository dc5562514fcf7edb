import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { organizationRoute } from '@/app/routes/root';
import { HOME_PERMISSIONS } from './room';

const homeRoute = createRoute({
  getParentRoute: () => organizationRoute,
  path: 'home',
  staticData: { permission: HOME_PERMISSIONS },
  component: lazyRouteComponent(() => import('./HomePage'), 'HomePage'),
});

export const homeRoutes = [homeRoute] as const;
