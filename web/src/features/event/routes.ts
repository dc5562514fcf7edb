import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { organizationRoute } from '@/app/routes/root';

const eventsRoute = createRoute({
  getParentRoute: () => organizationRoute,
  path: 'developers/events',
  staticData: { permission: 'developers:manage' },
  component: lazyRouteComponent(() => import('./EventList'), 'EventList'),
});

export const eventRoutes = [eventsRoute] as const;
