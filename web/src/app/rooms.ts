import type { Membership } from '@/api/types';
import { addonRoom } from '@/features/addon/room';
import { apikeyRoom } from '@/features/apikey/room';
import { backfillRoom } from '@/features/backfill/room';
import { couponRoom } from '@/features/coupon/room';
import { creditnoteRoom } from '@/features/creditnote/room';
import { customerRoom } from '@/features/customer/room';
import { dunningRoom } from '@/features/dunning/room';
import { entitlementRoom } from '@/features/entitlement/room';
import { entityRoom } from '@/features/entity/room';
import { eventRoom } from '@/features/event/room';
import { homeRoom } from '@/features/home/room';
import { integrationRoom } from '@/features/integration/room';
import { invoiceRoom } from '@/features/invoice/room';
import { memberRoom } from '@/features/member/room';
import { metricRoom } from '@/features/metric/room';
import { organizationRoom } from '@/features/organization/room';
import { paymentRoom } from '@/features/payment/room';
import { planRoom } from '@/features/plan/room';
import { pricingUnitRoom } from '@/features/pricingunit/room';
import { rehearsalRoom } from '@/features/rehearsal/room';
import { roleRoom } from '@/features/role/room';
import { sectionRoom } from '@/features/section/room';
import { securitylogRoom } from '@/features/securitylog/room';
import { subscriptionRoom } from '@/features/subscription/room';
import { taxRoom } from '@/features/tax/room';
import { allows } from './permissions/access';
import type { NavEntry, PaletteAction, Room, SearchProvider, SettingsEntry } from './room';

/** Every room, in the order of the navigation and of the settings pages. */
export const rooms: readonly Room[] = [
  homeRoom,
  customerRoom,
  subscriptionRoom,
  invoiceRoom,
  creditnoteRoom,
  paymentRoom,
  eventRoom,
  backfillRoom,
  metricRoom,
  planRoom,
  rehearsalRoom,
  entitlementRoom,
  addonRoom,
  couponRoom,
  apikeyRoom,
  organizationRoom,
  entityRoom,
  taxRoom,
  pricingUnitRoom,
  sectionRoom,
  dunningRoom,
  integrationRoom,
  memberRoom,
  roleRoom,
  securitylogRoom,
];

function permitted<T extends { permission: NavEntry['permission'] }>(
  membership: Membership,
  pick: (room: Room) => T | readonly T[] | undefined,
): T[] {
  return rooms
    .flatMap((room) => pick(room) ?? [])
    .filter((entry): entry is T => allows(membership.permissions, (entry as T).permission));
}

export const navOf = (membership: Membership): NavEntry[] => permitted(membership, (room) => room.nav);
export const settingsOf = (membership: Membership): SettingsEntry[] =>
  permitted(membership, (room) => room.settings);
export const actionsOf = (membership: Membership): PaletteAction[] =>
  permitted(membership, (room) => room.actions);
export const searchesOf = (membership: Membership): SearchProvider[] =>
  permitted(membership, (room) => room.search);

const seesFigures = ({ permissions }: Membership) =>
  permissions.includes('analytics:view') && permissions.includes('data_api:view');

/** Where a member lands: home for who may see figures, else customers, else the first page that opens, else nowhere (WEB-004). */
export function landingOf(membership: Membership): string | null {
  const entries = navOf(membership);
  const entry =
    (seesFigures(membership) ? entries.find((candidate) => candidate.group === 'home') : undefined) ??
    entries.find((candidate) => candidate.path === 'customers') ??
    entries.find((candidate) => candidate.group !== 'developers');
  if (entry) return entry.path;
  const [settings] = settingsOf(membership);
  return settings ? `settings/${settings.path}` : (entries[0]?.path ?? null);
}
