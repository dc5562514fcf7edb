import { texts } from '@/app/i18n';
import type { Room } from '@/app/room';
import en from './room.en.json';

const t = texts(en);

export const sectionRoom: Room = {
  settings: { label: () => t('nav'), path: 'custom-sections', permission: 'invoice_custom_sections:view' },
};
