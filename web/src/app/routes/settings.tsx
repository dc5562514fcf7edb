import { createRoute, Outlet } from '@tanstack/react-router';
import { SettingsLayout } from '../shell/SettingsLayout';
import { organizationRoute } from './root';

/** Settings pages hang below this one; each is listed beside them by its room's `settings` entry. */
export const settingsRoute = createRoute({
  getParentRoute: () => organizationRoute,
  path: 'settings',
  component: () => (
    <SettingsLayout>
      <Outlet />
    </SettingsLayout>
  ),
});
