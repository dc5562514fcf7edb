import { texts } from '@/app/i18n';
import en from './email.en.json';

export const t = texts(en);
