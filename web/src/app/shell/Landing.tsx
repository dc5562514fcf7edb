import { Navigate } from '@tanstack/react-router';
import { useMembership } from '../permissions/access';
import { landingOf } from '../rooms';
import { ForbiddenPage } from './pages';

/** The organization's bare address leads to the first page that the member's roles open. */
export function Landing() {
  const membership = useMembership();
  const path = landingOf(membership);
  if (path === null) return <ForbiddenPage nothing />;
  return <Navigate to={`/${membership.organization.slug}/${path}`} replace />;
}
