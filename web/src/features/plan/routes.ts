import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { organizationRoute } from '@/app/routes/root';

const listRoute = createRoute({
  getParentRoute: () => organizationRoute,
  path: 'plans',
  staticData: { permission: 'plans:view' },
  component: lazyRouteComponent(() => import('./PlanList'), 'PlanList'),
});

const newRoute = createRoute({
  getParentRoute: () => organizationRoute,
  path: 'plans/new',
  staticData: { permission: 'plans:create', layout: 'full' },
  component: lazyRouteComponent(() => import('./NewPlan'), 'NewPlan'),
});

const pageRoute = createRoute({
  getParentRoute: () => organizationRoute,
  path: 'plans/$code',
  staticData: { permission: 'plans:view' },
  component: lazyRouteComponent(() => import('./PlanPage'), 'PlanPage'),
});

const overviewRoute = createRoute({
  getParentRoute: () => pageRoute,
  path: '/',
  component: lazyRouteComponent(() => import('./PlanOverview'), 'PlanOverview'),
});

const subscriptionsRoute = createRoute({
  getParentRoute: () => pageRoute,
  path: 'subscriptions',
  staticData: { permission: 'subscriptions:view' },
  component: lazyRouteComponent(() => import('./PlanSubscriptions'), 'PlanSubscriptions'),
});

const versionsRoute = createRoute({
  getParentRoute: () => pageRoute,
  path: 'versions',
  component: lazyRouteComponent(() => import('@/features/planversion/PlanVersions'), 'PlanVersions'),
});

const editRoute = createRoute({
  getParentRoute: () => organizationRoute,
  path: 'plans/$code/edit',
  staticData: { permission: 'plans:update', layout: 'full' },
  component: lazyRouteComponent(() => import('./EditPlan'), 'EditPlan'),
});

export const planRoutes = [
  listRoute,
  newRoute,
  pageRoute.addChildren([overviewRoute, subscriptionsRoute, versionsRoute]),
  editRoute,
] as const;
