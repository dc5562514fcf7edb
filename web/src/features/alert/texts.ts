import { texts } from '@/app/i18n';
import en from './alert.en.json';

export const t = texts(en);
