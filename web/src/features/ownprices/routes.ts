import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { organizationRoute } from '@/app/routes/root';

const ownPricesRoute = createRoute({
  getParentRoute: () => organizationRoute,
  path: 'subscriptions/$subscriptionId/prices',
  staticData: { permission: 'subscriptions:update', layout: 'full' },
  component: lazyRouteComponent(() => import('./OwnPricesPage'), 'OwnPricesPage'),
});

export const ownPricesRoutes = [ownPricesRoute] as const;
