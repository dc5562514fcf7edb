import { texts } from '@/app/i18n';
import en from './ui.en.json';

export const t = texts(en);
