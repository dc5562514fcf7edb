import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { organizationRoute } from '@/app/routes/root';

const newRoute = createRoute({
  getParentRoute: () => organizationRoute,
  path: 'customers/$customerId/new-wallet',
  staticData: { permission: 'wallets:create', layout: 'full' },
  component: lazyRouteComponent(() => import('./WalletForm'), 'NewWallet'),
});

const pageRoute = createRoute({
  getParentRoute: () => organizationRoute,
  path: 'wallets/$walletId',
  staticData: { permission: 'customers:view' },
  component: lazyRouteComponent(() => import('./WalletPage'), 'WalletPage'),
});

const editRoute = createRoute({
  getParentRoute: () => organizationRoute,
  path: 'wallets/$walletId/edit',
  staticData: { permission: 'wallets:update', layout: 'full' },
  component: lazyRouteComponent(() => import('./WalletForm'), 'EditWallet'),
});

export const walletRoutes = [newRoute, pageRoute, editRoute] as const;
