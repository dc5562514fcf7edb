import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { settingsRoute } from '@/app/routes/settings';

const sectionsRoute = createRoute({
  getParentRoute: () => settingsRoute,
  path: 'custom-sections',
  staticData: { permission: 'invoice_custom_sections:view' },
  component: lazyRouteComponent(() => import('./SectionsPage'), 'SectionsPage'),
});

export const sectionRoutes = [sectionsRoute] as const;
