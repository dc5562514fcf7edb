import { i18n } from '@/app/i18n';
import type { Room } from '@/app/room';

export const memberRoom: Room = {
  settings: { label: () => i18n.t('member:nav'), path: 'members', permission: 'organization:members:view' },
};
