import { texts } from '@/app/i18n';
import en from './shell.en.json';

export const t = texts(en);
