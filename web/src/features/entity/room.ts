import { texts } from '@/app/i18n';
import type { Room } from '@/app/room';
import en from './room.en.json';

const t = texts(en);

export const entityRoom: Room = {
  settings: { label: () => t('nav'), path: 'billing-entities', permission: 'billing_entities:view' },
};
