import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { en } from './en';

/** The back office is English; customers' documents and portal bring their own languages. */
void i18next.use(initReactI18next).init({
  lng: 'en',
  fallbackLng: 'en',
  defaultNS: 'ui',
  resources: { en },
  interpolation: { escapeValue: false },
  returnNull: false,
  initAsync: false,
});

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'ui';
    resources: typeof en;
  }
}

export const i18n = i18next;
