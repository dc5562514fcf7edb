import { i18n } from '@/app/i18n';
import type { Room } from '@/app/room';

export const taxRoom: Room = {
  settings: { label: () => i18n.t('tax:nav'), path: 'taxes', permission: 'organization:taxes:view' },
};
