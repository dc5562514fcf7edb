import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { settingsRoute } from '@/app/routes/settings';

const listRoute = createRoute({
  getParentRoute: () => settingsRoute,
  path: 'billing-entities',
  staticData: { permission: 'billing_entities:view' },
  component: lazyRouteComponent(() => import('./EntitiesPage'), 'EntitiesPage'),
});

const pageRoute = createRoute({
  getParentRoute: () => settingsRoute,
  path: 'billing-entities/$code',
  staticData: { permission: 'billing_entities:view' },
  component: lazyRouteComponent(() => import('./EntityPage'), 'EntityPage'),
});

const sellerRoute = createRoute({
  getParentRoute: () => pageRoute,
  path: '/',
  component: lazyRouteComponent(() => import('./SellerSettings'), 'SellerSettings'),
});

const invoicesRoute = createRoute({
  getParentRoute: () => pageRoute,
  path: 'invoices',
  staticData: { permission: 'organization:invoices:view' },
  component: lazyRouteComponent(() => import('./InvoiceSettings'), 'InvoiceSettings'),
});

const emailsRoute = createRoute({
  getParentRoute: () => pageRoute,
  path: 'emails',
  staticData: { permission: 'organization:emails:view' },
  component: lazyRouteComponent(() => import('./EmailSettings'), 'EmailSettings'),
});

export const entityRoutes = [
  listRoute,
  pageRoute.addChildren([sellerRoute, invoicesRoute, emailsRoute]),
] as const;
