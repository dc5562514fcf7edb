import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { organizationRoute } from '@/app/routes/root';

const apiKeysRoute = createRoute({
  getParentRoute: () => organizationRoute,
  path: 'developers/api-keys',
  staticData: { permission: 'developers:keys:manage' },
  component: lazyRouteComponent(() => import('./ApiKeysPage'), 'ApiKeysPage'),
});

export const apikeyRoutes = [apiKeysRoute] as const;
