import { DatabaseBackup } from 'lucide-react';
import { texts } from '@/app/i18n';
import type { Room } from '@/app/room';
import en from './room.en.json';

const t = texts(en);

export const backfillRoom: Room = {
  nav: {
    group: 'developers',
    label: () => t('nav'),
    icon: DatabaseBackup,
    path: 'developers/backfills',
    permission: 'organization:update',
  },
};
