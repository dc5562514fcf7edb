import { texts } from '@/app/i18n';
import en from './walletalert.en.json';

export const t = texts(en);
