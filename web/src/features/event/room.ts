import { Activity } from 'lucide-react';
import { texts } from '@/app/i18n';
import type { Room } from '@/app/room';
import en from './room.en.json';

const t = texts(en);

export const eventRoom: Room = {
  nav: {
    group: 'developers',
    label: () => t('nav'),
    icon: Activity,
    path: 'developers/events',
    permission: 'developers:manage',
  },
};
