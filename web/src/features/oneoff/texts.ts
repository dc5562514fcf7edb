import { texts } from '@/app/i18n';
import en from './oneoff.en.json';

export const t = texts(en);
