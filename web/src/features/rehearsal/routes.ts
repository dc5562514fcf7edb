import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { organizationRoute } from '@/app/routes/root';

const formRoute = createRoute({
  getParentRoute: () => organizationRoute,
  path: 'rehearsals',
  staticData: { permission: 'subscriptions:update' },
  component: lazyRouteComponent(() => import('./RehearsalForm'), 'RehearsalForm'),
});

const resultRoute = createRoute({
  getParentRoute: () => organizationRoute,
  path: 'rehearsals/$rehearsalId',
  staticData: { permission: 'subscriptions:update' },
  component: lazyRouteComponent(() => import('./RehearsalPage'), 'RehearsalPage'),
});

export const rehearsalRoutes = [formRoute, resultRoute] as const;
