import { t } from './texts';

/** The languages documents can be written in. */
export const LANGUAGES = ['en', 'de', 'es', 'fr', 'it', 'nb', 'pt-BR', 'sv', 'zh-TW'] as const;

export function languageName(code: string): string {
  const known = LANGUAGES.find((language) => language === code);
  return known ? t(`languages.${known}`) : code;
}
