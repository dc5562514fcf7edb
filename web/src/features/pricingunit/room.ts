import { texts } from '@/app/i18n';
import type { Room } from '@/app/room';
import en from './room.en.json';

const t = texts(en);

export const pricingUnitRoom: Room = {
  settings: { label: () => t('nav'), path: 'pricing-units', permission: 'pricing_units:view' },
};
