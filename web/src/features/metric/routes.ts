import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { organizationRoute } from '@/app/routes/root';

const listRoute = createRoute({
  getParentRoute: () => organizationRoute,
  path: 'metrics',
  staticData: { permission: 'billable_metrics:view' },
  component: lazyRouteComponent(() => import('./MetricList'), 'MetricList'),
});

const newRoute = createRoute({
  getParentRoute: () => organizationRoute,
  path: 'metrics/new',
  staticData: { permission: 'billable_metrics:create', layout: 'full' },
  component: lazyRouteComponent(() => import('./NewMetric'), 'NewMetric'),
});

const pageRoute = createRoute({
  getParentRoute: () => organizationRoute,
  path: 'metrics/$code',
  staticData: { permission: 'billable_metrics:view' },
  component: lazyRouteComponent(() => import('./MetricPage'), 'MetricPage'),
});

const editRoute = createRoute({
  getParentRoute: () => organizationRoute,
  path: 'metrics/$code/edit',
  staticData: { permission: 'billable_metrics:update', layout: 'full' },
  component: lazyRouteComponent(() => import('./EditMetric'), 'EditMetric'),
});

export const metricRoutes = [listRoute, newRoute, pageRoute, editRoute] as const;
