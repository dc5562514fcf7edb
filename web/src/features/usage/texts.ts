import { texts } from '@/app/i18n';
import en from './usage.en.json';

export const t = texts(en);
