import { texts } from '@/app/i18n';
import room from './room.en.json';
import en from './section.en.json';

export const t = texts({ ...room, ...en });
