import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { organizationRoute } from '@/app/routes/root';

const listRoute = createRoute({
  getParentRoute: () => organizationRoute,
  path: 'credit-notes',
  staticData: { permission: 'credit_notes:view' },
  component: lazyRouteComponent(() => import('./CreditNoteList'), 'CreditNoteList'),
});

const pageRoute = createRoute({
  getParentRoute: () => organizationRoute,
  path: 'credit-notes/$noteId',
  staticData: { permission: 'credit_notes:view' },
  component: lazyRouteComponent(() => import('./CreditNotePage'), 'CreditNotePage'),
});

const newRoute = createRoute({
  getParentRoute: () => organizationRoute,
  path: 'invoices/$invoiceId/credit',
  staticData: { permission: 'credit_notes:create', layout: 'full' },
  component: lazyRouteComponent(() => import('./NewCreditNote'), 'NewCreditNote'),
});

export const creditnoteRoutes = [listRoute, pageRoute, newRoute] as const;
