import { texts } from '@/app/i18n';
import room from './room.en.json';
import en from './tax.en.json';

export const t = texts({ ...room, ...en });
