import { texts } from '@/app/i18n';
import type { Room } from '@/app/room';
import en from './room.en.json';

const t = texts(en);

export const integrationRoom: Room = {
  settings: { label: () => t('nav'), path: 'integrations', permission: 'organization:integrations:view' },
};
