import { texts } from '@/app/i18n';
import type { Room } from '@/app/room';
import en from './room.en.json';

const t = texts(en);

export const dunningRoom: Room = {
  settings: { label: () => t('nav'), path: 'dunning', permission: 'dunning_campaigns:view' },
};
