import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { settingsRoute } from '@/app/routes/settings';

const pricingUnitsRoute = createRoute({
  getParentRoute: () => settingsRoute,
  path: 'pricing-units',
  staticData: { permission: 'pricing_units:view' },
  component: lazyRouteComponent(() => import('./PricingUnitsPage'), 'PricingUnitsPage'),
});

export const pricingUnitRoutes = [pricingUnitsRoute] as const;
