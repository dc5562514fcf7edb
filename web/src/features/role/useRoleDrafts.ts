import { useState } from 'react';
import type { Role } from './role.queries';

type Drafts = Record<string, ReadonlySet<string>>;

const sameSet = (a: ReadonlySet<string>, b: readonly string[]) =>
  a.size === b.length && b.every((key) => a.has(key));

/** Permissions of roles as they are being edited, before they are saved. */
export function useRoleDrafts(roles: readonly Role[]) {
  const [drafts, setDrafts] = useState<Drafts>({});
  const held = (role: Role): ReadonlySet<string> => drafts[role.code] ?? new Set(role.permissions);
  const set = (role: Role, keys: readonly string[], on: boolean) => {
    const next = new Set(held(role));
    for (const key of keys) {
      if (on) next.add(key);
      else next.delete(key);
    }
    setDrafts({ ...drafts, [role.code]: next });
  };
  const changed = roles.filter((role) => drafts[role.code] && !sameSet(held(role), role.permissions));
  return {
    held,
    set,
    changed,
    discard: () => setDrafts({}),
    hasEmpty: changed.some((role) => held(role).size === 0),
  };
}

export type RoleDrafts = ReturnType<typeof useRoleDrafts>;
