import { texts } from '@/app/i18n';
import en from './wallet.en.json';

export const t = texts(en);
