import { createRoute, createRouter, lazyRouteComponent } from '@tanstack/react-router';
import { addonRoutes } from '@/features/addon/routes';
import { apikeyRoutes } from '@/features/apikey/routes';
import { authRoutes } from '@/features/auth/routes';
import { backfillRoutes } from '@/features/backfill/routes';
import { couponRoutes } from '@/features/coupon/routes';
import { creditnoteRoutes } from '@/features/creditnote/routes';
import { customerRoutes } from '@/features/customer/routes';
import { dunningRoutes } from '@/features/dunning/routes';
import { entitlementRoutes } from '@/features/entitlement/routes';
import { entityRoutes } from '@/features/entity/routes';
import { eventRoutes } from '@/features/event/routes';
import { homeRoutes } from '@/features/home/routes';
import { integrationRoutes } from '@/features/integration/routes';
import { invoiceRoutes } from '@/features/invoice/routes';
import { memberRoutes } from '@/features/member/routes';
import { metricRoutes } from '@/features/metric/routes';
import { organizationRoutes } from '@/features/organization/routes';
import { ownPricesRoutes } from '@/features/ownprices/routes';
import { paymentRoutes } from '@/features/payment/routes';
import { planRoutes } from '@/features/plan/routes';
import { pricingUnitRoutes } from '@/features/pricingunit/routes';
import { regenerationRoutes } from '@/features/regeneration/routes';
import { rehearsalRoutes } from '@/features/rehearsal/routes';
import { roleRoutes } from '@/features/role/routes';
import { sectionRoutes } from '@/features/section/routes';
import { securitylogRoutes } from '@/features/securitylog/routes';
import { subscriptionRoutes } from '@/features/subscription/routes';
import { taxRoutes } from '@/features/tax/routes';
import { walletRoutes } from '@/features/wallet/routes';
import { parseSearch, SkeletonPage, stringifySearch } from '@/ui';
import { indexRoute, organizationRoute, rootRoute } from './routes/root';
import { settingsRoute } from './routes/settings';
import { Landing } from './shell/Landing';
import { CrashedPage, NotFoundPage } from './shell/pages';

const landingRoute = createRoute({ getParentRoute: () => organizationRoute, path: '/', component: Landing });

/** Every component in every state; only while developing, and left out of builds. */
function designRoute() {
  return createRoute({
    getParentRoute: () => rootRoute,
    path: 'design',
    component: lazyRouteComponent(() => import('./design/DesignPage'), 'DesignPage'),
  });
}

const routeTree = rootRoute.addChildren([
  indexRoute,
  ...authRoutes,
  ...(import.meta.env.DEV ? [designRoute()] : []),
  organizationRoute.addChildren([
    landingRoute,
    ...homeRoutes,
    ...customerRoutes,
    ...subscriptionRoutes,
    ...ownPricesRoutes,
    ...invoiceRoutes,
    ...regenerationRoutes,
    ...creditnoteRoutes,
    ...paymentRoutes,
    ...walletRoutes,
    ...eventRoutes,
    ...backfillRoutes,
    ...metricRoutes,
    ...planRoutes,
    ...rehearsalRoutes,
    ...entitlementRoutes,
    ...addonRoutes,
    ...couponRoutes,
    ...apikeyRoutes,
    settingsRoute.addChildren([
      ...organizationRoutes,
      ...entityRoutes,
      ...taxRoutes,
      ...pricingUnitRoutes,
      ...sectionRoutes,
      ...dunningRoutes,
      ...integrationRoutes,
      ...memberRoutes,
      ...roleRoutes,
      ...securitylogRoutes,
    ]),
  ]),
]);

export function createTarnRouter(options: Pick<Parameters<typeof createRouter>[0], 'history'> = {}) {
  return createRouter({
    routeTree,
    parseSearch,
    stringifySearch,
    defaultPendingComponent: SkeletonPage,
    defaultErrorComponent: CrashedPage,
    defaultNotFoundComponent: () => <NotFoundPage />,
    defaultPreload: 'intent',
    scrollRestoration: true,
    ...options,
  });
}
