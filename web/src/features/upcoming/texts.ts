import { texts } from '@/app/i18n';
import en from './upcoming.en.json';

export const t = texts(en);
