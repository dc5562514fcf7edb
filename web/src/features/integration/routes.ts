import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { settingsRoute } from '@/app/routes/settings';

const integrationsRoute = createRoute({
  getParentRoute: () => settingsRoute,
  path: 'integrations',
  staticData: { permission: 'organization:integrations:view' },
  component: lazyRouteComponent(() => import('./IntegrationsPage'), 'IntegrationsPage'),
});

export const integrationRoutes = [integrationsRoute] as const;
