import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { settingsRoute } from '@/app/routes/settings';

const securityLogRoute = createRoute({
  getParentRoute: () => settingsRoute,
  path: 'security-log',
  staticData: { permission: 'security_logs:view' },
  component: lazyRouteComponent(() => import('./SecurityLogPage'), 'SecurityLogPage'),
});

export const securitylogRoutes = [securityLogRoute] as const;
