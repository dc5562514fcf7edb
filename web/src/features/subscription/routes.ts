import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { organizationRoute } from '@/app/routes/root';

const subscriptionsRoute = createRoute({
  getParentRoute: () => organizationRoute,
  path: 'subscriptions',
  staticData: { permission: 'subscriptions:view' },
  component: lazyRouteComponent(() => import('./SubscriptionList'), 'SubscriptionList'),
});

const subscriptionRoute = createRoute({
  getParentRoute: () => organizationRoute,
  path: 'subscriptions/$subscriptionId',
  staticData: { permission: 'subscriptions:view' },
  component: lazyRouteComponent(() => import('./SubscriptionPage'), 'SubscriptionPage'),
});

const newSubscriptionRoute = createRoute({
  getParentRoute: () => organizationRoute,
  path: 'customers/$customerId/subscribe',
  staticData: { permission: 'subscriptions:create', layout: 'full' },
  component: lazyRouteComponent(() => import('./NewSubscription'), 'NewSubscription'),
});

export const subscriptionRoutes = [subscriptionsRoute, subscriptionRoute, newSubscriptionRoute] as const;
