import { Banknote } from 'lucide-react';
import { texts } from '@/app/i18n';
import type { Room } from '@/app/room';
import en from './room.en.json';

const t = texts(en);

export const paymentRoom: Room = {
  nav: {
    group: 'billing',
    label: () => t('nav'),
    icon: Banknote,
    path: 'payments',
    permission: 'payments:view',
  },
};
