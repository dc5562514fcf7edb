import { i18n } from '@/app/i18n';
import type { Room } from '@/app/room';

export const organizationRoom: Room = {
  settings: { label: () => i18n.t('organization:nav'), path: 'general', permission: 'organization:view' },
};
