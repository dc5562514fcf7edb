import { texts } from '@/app/i18n';
import en from './ownprices.en.json';

export const t = texts(en);
