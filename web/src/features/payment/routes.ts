import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { organizationRoute } from '@/app/routes/root';

const listRoute = createRoute({
  getParentRoute: () => organizationRoute,
  path: 'payments',
  staticData: { permission: 'payments:view' },
  component: lazyRouteComponent(() => import('./PaymentList'), 'PaymentList'),
});

export const paymentRoutes = [listRoute] as const;
