import { texts } from '@/app/i18n';
import en from './timeline.en.json';

export const t = texts(en);
