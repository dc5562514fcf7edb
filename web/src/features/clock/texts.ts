import { texts } from '@/app/i18n';
import en from './clock.en.json';

export const t = texts(en);
