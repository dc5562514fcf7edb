import { ToggleRight } from 'lucide-react';
import { texts } from '@/app/i18n';
import type { Room } from '@/app/room';
import en from './room.en.json';

const t = texts(en);

export const entitlementRoom: Room = {
  nav: {
    group: 'catalogue',
    label: () => t('nav'),
    icon: ToggleRight,
    path: 'features',
    permission: 'features:view',
  },
};
