import { texts } from '@/app/i18n';
import type { Room } from '@/app/room';
import en from './room.en.json';

const t = texts(en);

export const securitylogRoom: Room = {
  settings: {
    label: () => t('nav'),
    path: 'security-log',
    permission: 'security_logs:view',
  },
};
