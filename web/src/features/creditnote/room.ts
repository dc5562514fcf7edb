import { FileMinus } from 'lucide-react';
import { texts } from '@/app/i18n';
import type { Room } from '@/app/room';
import en from './room.en.json';

const t = texts(en);

export const creditnoteRoom: Room = {
  nav: {
    group: 'billing',
    label: () => t('nav'),
    icon: FileMinus,
    path: 'credit-notes',
    permission: 'credit_notes:view',
  },
};
