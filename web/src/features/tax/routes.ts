import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { settingsRoute } from '@/app/routes/settings';

const taxesRoute = createRoute({
  getParentRoute: () => settingsRoute,
  path: 'taxes',
  staticData: { permission: 'organization:taxes:view' },
  component: lazyRouteComponent(() => import('./TaxesPage'), 'TaxesPage'),
});

export const taxRoutes = [taxesRoute] as const;
