import { createContext, type ReactNode, useContext } from 'react';
import type { Membership } from '@/api/types';
import type { Permission } from './permissions';

const MembershipContext = createContext<Membership | null>(null);

export const MembershipProvider = MembershipContext.Provider;

/** The signed-in user's membership of the organization whose page this is. */
export function useMembership(): Membership {
  const membership = useContext(MembershipContext);
  if (!membership) throw new Error('Used outside of an organization');
  return membership;
}

/** One key, or several of which one is enough. */
export type Needed = Permission | readonly Permission[];

export function allows(held: readonly string[], needed: Needed | undefined): boolean {
  if (needed === undefined) return true;
  const keys = typeof needed === 'string' ? [needed] : needed;
  return keys.some((key) => held.includes(key));
}

export interface Permissions {
  can: (needed: Needed) => boolean;
}

export function usePermissions(): Permissions {
  const { permissions } = useMembership();
  return { can: (needed) => allows(permissions, needed) };
}

interface CanProps {
  do: Needed;
  otherwise?: ReactNode;
  children: ReactNode;
}

/** What a role may not do is not shown: `<Can do="plans:create"><Button …/></Can>`. */
export function Can({ do: needed, otherwise = null, children }: CanProps) {
  return usePermissions().can(needed) ? children : otherwise;
}

/** Addresses inside the current organization: `path('plans', code)` is `/acme/plans/gold`. */
export function useOrgPath(): (...segments: string[]) => string {
  const { organization } = useMembership();
  return (...segments) => `/${[organization.slug, ...segments.map(encodeURIComponent)].join('/')}`;
}
