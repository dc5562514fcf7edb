import { useSyncExternalStore } from 'react';
import type { Membership } from '@/api/types';

/** Another role through whose eyes the app is seen. The server is not told: requests are made as who one is. */
export interface ViewedRole {
  organizationId: string;
  name: string;
  permissions: readonly string[];
}

let viewed: ViewedRole | null = null;
const listeners = new Set<() => void>();

function become(next: ViewedRole | null): void {
  viewed = next;
  for (const listener of listeners) listener();
}

export const viewAs = (role: ViewedRole) => become(role);

export const stopViewing = () => become(null);

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** The role of this organization that the app is seen as, or null. Gone with the page's reload. */
export function useViewedRole(organizationId: string): ViewedRole | null {
  const role = useSyncExternalStore(subscribe, () => viewed);
  return role?.organizationId === organizationId ? role : null;
}

/** What the role may do and the member too: nobody sees more than by their own roles. */
export function seenAs(membership: Membership, role: ViewedRole | null): Membership {
  if (!role) return membership;
  const permissions = membership.permissions.filter((key) => role.permissions.includes(key));
  return { ...membership, permissions };
}
