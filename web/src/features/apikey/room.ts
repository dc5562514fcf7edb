import { KeyRound } from 'lucide-react';
import { texts } from '@/app/i18n';
import type { Room } from '@/app/room';
import en from './room.en.json';

const t = texts(en);

export const apikeyRoom: Room = {
  nav: {
    group: 'developers',
    label: () => t('nav'),
    icon: KeyRound,
    path: 'developers/api-keys',
    permission: 'developers:keys:manage',
  },
};
