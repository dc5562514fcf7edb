import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';

/** The languages documents can be written in. */
export const LANGUAGES = ['en', 'de', 'es', 'fr', 'it', 'nb', 'pt-BR', 'sv', 'zh-TW'] as const;

export function useLanguageName(): (code: string) => string {
  const { t } = useTranslation('customer');
  return useCallback(
    (code) => {
      const known = LANGUAGES.find((language) => language === code);
      return known ? t(`languages.${known}`) : code;
    },
    [t],
  );
}
