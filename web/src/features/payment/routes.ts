import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { organizationRoute } from '@/app/routes/root';

const listRoute = createRoute({
  getParentRoute: () => organizationRoute,
  path: 'payments',
  staticData: { permission: 'payments:view' },
  component: lazyRouteComponent(() => import('./PaymentList'), 'PaymentList'),
});

const receiptsRoute = createRoute({
  getParentRoute: () => organizationRoute,
  path: 'payments/receipts',
  staticData: { permission: 'payment_receipts:view' },
  component: lazyRouteComponent(() => import('./ReceiptList'), 'ReceiptList'),
});

export const paymentRoutes = [listRoute, receiptsRoute] as const;
