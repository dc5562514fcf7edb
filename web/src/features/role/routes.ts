import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { settingsRoute } from '@/app/routes/settings';

const rolesRoute = createRoute({
  getParentRoute: () => settingsRoute,
  path: 'roles',
  staticData: { permission: 'roles:view' },
  component: lazyRouteComponent(() => import('./RolesPage'), 'RolesPage'),
});

export const roleRoutes = [rolesRoute] as const;
