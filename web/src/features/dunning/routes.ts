import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { settingsRoute } from '@/app/routes/settings';

const dunningRoute = createRoute({
  getParentRoute: () => settingsRoute,
  path: 'dunning',
  staticData: { permission: 'dunning_campaigns:view' },
  component: lazyRouteComponent(() => import('./DunningPage'), 'DunningPage'),
});

export const dunningRoutes = [dunningRoute] as const;
