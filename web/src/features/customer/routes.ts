import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { organizationRoute } from '@/app/routes/root';

const customersRoute = createRoute({
  getParentRoute: () => organizationRoute,
  path: 'customers',
  staticData: { permission: 'customers:view' },
  component: lazyRouteComponent(() => import('./CustomerList'), 'CustomerList'),
});

const newCustomerRoute = createRoute({
  getParentRoute: () => organizationRoute,
  path: 'customers/new',
  staticData: { permission: 'customers:create', layout: 'full' },
  component: lazyRouteComponent(() => import('./CustomerForm'), 'NewCustomer'),
});

const editCustomerRoute = createRoute({
  getParentRoute: () => organizationRoute,
  path: 'customers/$customerId/edit',
  staticData: { permission: 'customers:update', layout: 'full' },
  component: lazyRouteComponent(() => import('./CustomerForm'), 'EditCustomer'),
});

const oneOffRoute = createRoute({
  getParentRoute: () => organizationRoute,
  path: 'customers/$customerId/invoice',
  staticData: { permission: 'invoices:create', layout: 'full' },
  component: lazyRouteComponent(() => import('@/features/oneoff/OneOffForm'), 'NewOneOff'),
});

/** The customer's head and tabs stay; the tab below them changes. */
const customerRoute = createRoute({
  getParentRoute: () => organizationRoute,
  path: 'customers/$customerId',
  staticData: { permission: 'customers:view' },
  component: lazyRouteComponent(() => import('./CustomerPage'), 'CustomerPage'),
});

const overviewRoute = createRoute({
  getParentRoute: () => customerRoute,
  path: '/',
  component: lazyRouteComponent(() => import('./CustomerOverview'), 'CustomerOverview'),
});

const usageRoute = createRoute({
  getParentRoute: () => customerRoute,
  path: 'usage',
  component: lazyRouteComponent(() => import('./CustomerUsage'), 'CustomerUsage'),
});

const invoicesRoute = createRoute({
  getParentRoute: () => customerRoute,
  path: 'invoices',
  staticData: { permission: 'invoices:view' },
  component: lazyRouteComponent(() => import('./CustomerInvoices'), 'CustomerInvoices'),
});

const couponsRoute = createRoute({
  getParentRoute: () => customerRoute,
  path: 'coupons',
  staticData: { permission: 'coupons:view' },
  component: lazyRouteComponent(() => import('@/features/coupon/CustomerCoupons'), 'CustomerCoupons'),
});

const paymentsRoute = createRoute({
  getParentRoute: () => customerRoute,
  path: 'payments',
  staticData: { permission: 'payments:view' },
  component: lazyRouteComponent(() => import('@/features/payment/CustomerPayments'), 'CustomerPayments'),
});

const walletsRoute = createRoute({
  getParentRoute: () => customerRoute,
  path: 'wallets',
  component: lazyRouteComponent(() => import('@/features/wallet/CustomerWallets'), 'CustomerWallets'),
});

const creditNotesRoute = createRoute({
  getParentRoute: () => customerRoute,
  path: 'credit-notes',
  staticData: { permission: 'credit_notes:view' },
  component: lazyRouteComponent(
    () => import('@/features/creditnote/CustomerCreditNotes'),
    'CustomerCreditNotes',
  ),
});

const timelineRoute = createRoute({
  getParentRoute: () => customerRoute,
  path: 'timeline',
  component: lazyRouteComponent(() => import('@/features/timeline/CustomerTimeline'), 'CustomerTimeline'),
});

const informationRoute = createRoute({
  getParentRoute: () => customerRoute,
  path: 'information',
  component: lazyRouteComponent(() => import('./CustomerInformation'), 'CustomerInformation'),
});

const settingsRoute = createRoute({
  getParentRoute: () => customerRoute,
  path: 'settings',
  staticData: { permission: 'customer_settings:view' },
  component: lazyRouteComponent(() => import('./CustomerSettings'), 'CustomerSettings'),
});

export const customerRoutes = [
  customersRoute,
  newCustomerRoute,
  editCustomerRoute,
  oneOffRoute,
  customerRoute.addChildren([
    overviewRoute,
    usageRoute,
    timelineRoute,
    invoicesRoute,
    paymentsRoute,
    walletsRoute,
    creditNotesRoute,
    couponsRoute,
    informationRoute,
    settingsRoute,
  ]),
] as const;
