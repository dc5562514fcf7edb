import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { organizationRoute } from '@/app/routes/root';

const backfillsRoute = createRoute({
  getParentRoute: () => organizationRoute,
  path: 'developers/backfills',
  staticData: { permission: 'organization:update' },
  component: lazyRouteComponent(() => import('./BackfillsPage'), 'BackfillsPage'),
});

const backfillRoute = createRoute({
  getParentRoute: () => organizationRoute,
  path: 'developers/backfills/$backfillId',
  staticData: { permission: 'organization:update' },
  component: lazyRouteComponent(() => import('./BackfillPage'), 'BackfillPage'),
});

export const backfillRoutes = [backfillsRoute, backfillRoute] as const;
