import { i18n } from '@/app/i18n';
import type { Room } from '@/app/room';

export const roleRoom: Room = {
  settings: { label: () => i18n.t('role:nav'), path: 'roles', permission: 'roles:view' },
};
