import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { organizationRoute } from '@/app/routes/root';

const listRoute = createRoute({
  getParentRoute: () => organizationRoute,
  path: 'features',
  staticData: { permission: 'features:view' },
  component: lazyRouteComponent(() => import('./FeatureList'), 'FeatureList'),
});

export const entitlementRoutes = [listRoute] as const;
