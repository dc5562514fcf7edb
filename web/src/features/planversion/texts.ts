import { texts } from '@/app/i18n';
import en from './planversion.en.json';

export const t = texts(en);
