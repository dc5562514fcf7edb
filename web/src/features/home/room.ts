import { House } from 'lucide-react';
import { texts } from '@/app/i18n';
import type { Permission } from '@/app/permissions/permissions';
import type { Room } from '@/app/room';
import en from './room.en.json';

const t = texts(en);

/** Whoever has nothing to do with billing has no use for it. */
export const HOME_PERMISSIONS: readonly Permission[] = ['customers:view', 'invoices:view', 'plans:view'];

export const homeRoom: Room = {
  nav: {
    group: 'home',
    label: () => t('nav'),
    icon: House,
    path: 'home',
    permission: HOME_PERMISSIONS,
  },
};
