import { texts } from '@/app/i18n';
import en from './auth.en.json';

export const t = texts(en);
