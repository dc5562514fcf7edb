import { i18n } from '@/app/i18n';
import type { Room } from '@/app/room';

export const securitylogRoom: Room = {
  settings: {
    label: () => i18n.t('securitylog:nav'),
    path: 'security-log',
    permission: 'security_logs:view',
  },
};
