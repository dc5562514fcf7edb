import { texts } from '@/app/i18n';
import room from './room.en.json';
import en from './subscription.en.json';

export const t = texts({ ...room, ...en });
