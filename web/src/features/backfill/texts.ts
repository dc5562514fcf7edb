import { texts } from '@/app/i18n';
import en from './backfill.en.json';
import room from './room.en.json';

export const t = texts({ ...room, ...en });
