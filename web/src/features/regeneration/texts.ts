import { texts } from '@/app/i18n';
import en from './regeneration.en.json';

export const t = texts(en);
