import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { organizationRoute } from '@/app/routes/root';

const listRoute = createRoute({
  getParentRoute: () => organizationRoute,
  path: 'coupons',
  staticData: { permission: 'coupons:view' },
  component: lazyRouteComponent(() => import('./CouponList'), 'CouponList'),
});

const newRoute = createRoute({
  getParentRoute: () => organizationRoute,
  path: 'coupons/new',
  staticData: { permission: 'coupons:create', layout: 'full' },
  component: lazyRouteComponent(() => import('./CouponForm'), 'NewCoupon'),
});

const pageRoute = createRoute({
  getParentRoute: () => organizationRoute,
  path: 'coupons/$code',
  staticData: { permission: 'coupons:view' },
  component: lazyRouteComponent(() => import('./CouponPage'), 'CouponPage'),
});

const editRoute = createRoute({
  getParentRoute: () => organizationRoute,
  path: 'coupons/$code/edit',
  staticData: { permission: 'coupons:update', layout: 'full' },
  component: lazyRouteComponent(() => import('./CouponForm'), 'EditCoupon'),
});

export const couponRoutes = [listRoute, newRoute, pageRoute, editRoute] as const;
