import { texts } from '@/app/i18n';
import type { Room } from '@/app/room';
import en from './room.en.json';

const t = texts(en);

export const taxRoom: Room = {
  settings: { label: () => t('nav'), path: 'taxes', permission: 'organization:taxes:view' },
};
