import { texts } from '@/app/i18n';
import en from './dunning.en.json';
import room from './room.en.json';

export const t = texts({ ...room, ...en });
