import { useOrgPath } from '@/app/permissions/access';

/** Where the received events are listed. */
export function useEventsPath(): string {
  return useOrgPath()('developers', 'events');
}
