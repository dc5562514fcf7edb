import { KeyRound } from 'lucide-react';
import { i18n } from '@/app/i18n';
import type { Room } from '@/app/room';

export const apikeyRoom: Room = {
  nav: {
    group: 'developers',
    label: () => i18n.t('apikey:nav'),
    icon: KeyRound,
    path: 'developers/api-keys',
    permission: 'developers:keys:manage',
  },
};
