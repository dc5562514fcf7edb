import { Activity } from 'lucide-react';
import { i18n } from '@/app/i18n';
import type { Room } from '@/app/room';

export const eventRoom: Room = {
  nav: {
    group: 'developers',
    label: () => i18n.t('event:nav'),
    icon: Activity,
    path: 'developers/events',
    permission: 'developers:manage',
  },
};
