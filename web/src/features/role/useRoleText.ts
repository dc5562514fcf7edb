import { useMemo } from 'react';
import type { Role } from './role.queries';
import { t } from './texts';

const builtIn = ['admin', 'manager', 'finance'] as const;
const isBuiltIn = (code: string): code is (typeof builtIn)[number] =>
  (builtIn as readonly string[]).includes(code);

/** Names and descriptions of roles: the built-in ones have texts of their own, the others those they were given. */
export function useRoleText() {
  return useMemo(() => {
    const nameOf = (code: string) => (isBuiltIn(code) ? t(`names.${code}`) : code);
    const descriptionOf = (code: string) => (isBuiltIn(code) ? t(`descriptions.${code}`) : undefined);
    return {
      nameOf,
      descriptionOf,
      name: (role: Role) => (role.predefined ? nameOf(role.code) : role.name),
      description: (role: Role) =>
        role.predefined ? descriptionOf(role.code) : (role.description ?? undefined),
    };
  }, []);
}
