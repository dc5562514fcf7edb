import { texts } from '@/app/i18n';
import type { Room } from '@/app/room';
import en from './room.en.json';

const t = texts(en);

export const organizationRoom: Room = {
  settings: { label: () => t('nav'), path: 'general', permission: 'organization:view' },
};
