import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { organizationRoute } from '@/app/routes/root';

const invoicesRoute = createRoute({
  getParentRoute: () => organizationRoute,
  path: 'invoices',
  staticData: { permission: 'invoices:view' },
  component: lazyRouteComponent(() => import('./InvoiceList'), 'InvoiceList'),
});

const invoiceRoute = createRoute({
  getParentRoute: () => organizationRoute,
  path: 'invoices/$invoiceId',
  staticData: { permission: 'invoices:view' },
  component: lazyRouteComponent(() => import('./InvoicePage'), 'InvoicePage'),
});

export const invoiceRoutes = [invoicesRoute, invoiceRoute] as const;
