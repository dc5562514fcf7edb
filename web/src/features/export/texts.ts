import { texts } from '@/app/i18n';
import en from './export.en.json';

export const t = texts(en);
