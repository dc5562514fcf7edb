import { createRoute, lazyRouteComponent, redirect } from '@tanstack/react-router';
import { rootRoute } from '@/app/routes/root';
import { meQuery, sessionQueries } from '@/app/session';

interface SignInSearch {
  redirect?: string;
  ended?: string;
}

const text = (value: unknown) => (typeof value === 'string' ? value : undefined);

const signInRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: 'sign-in',
  validateSearch: (search: Record<string, unknown>): SignInSearch => ({
    redirect: text(search.redirect),
    ended: text(search.ended),
  }),
  beforeLoad: async ({ search }) => {
    if (search.ended) return;
    const me = await sessionQueries.ensureQueryData(meQuery).catch(() => null);
    if (me) throw redirect({ to: '/' });
  },
  component: lazyRouteComponent(() => import('./SignIn'), 'SignIn'),
});

const signUpRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: 'sign-up',
  component: lazyRouteComponent(() => import('./SignUp'), 'SignUp'),
});

const invitationRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: 'invitation/$token',
  component: lazyRouteComponent(() => import('./AcceptInvitation'), 'AcceptInvitation'),
});

export const authRoutes = [signInRoute, signUpRoute, invitationRoute] as const;
