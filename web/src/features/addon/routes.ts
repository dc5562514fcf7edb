import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { organizationRoute } from '@/app/routes/root';

const listRoute = createRoute({
  getParentRoute: () => organizationRoute,
  path: 'add-ons',
  staticData: { permission: 'addons:view' },
  component: lazyRouteComponent(() => import('./AddOnList'), 'AddOnList'),
});

export const addonRoutes = [listRoute] as const;
