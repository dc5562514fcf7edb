import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { organizationRoute } from '@/app/routes/root';

const regenerateRoute = createRoute({
  getParentRoute: () => organizationRoute,
  path: 'invoices/$invoiceId/regenerate',
  staticData: { permission: 'invoices:void', layout: 'full' },
  component: lazyRouteComponent(() => import('./RegeneratePage'), 'RegeneratePage'),
});

export const regenerationRoutes = [regenerateRoute] as const;
