import { FlaskConical } from 'lucide-react';
import { texts } from '@/app/i18n';
import type { Room } from '@/app/room';
import en from './room.en.json';

const t = texts(en);

export const rehearsalRoom: Room = {
  nav: {
    group: 'catalogue',
    label: () => t('nav'),
    icon: FlaskConical,
    path: 'rehearsals',
    permission: 'subscriptions:update',
  },
  actions: [
    { id: 'rehearsal.new', label: () => t('new'), permission: 'subscriptions:update', path: 'rehearsals' },
  ],
};
