import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiError } from '@/api/errors';

/** Says an error code in words. A code without words of its own is shown as it is, readable enough. */
export function useErrorText(): (code: string) => string {
  const { t, i18n } = useTranslation('errors');
  return useCallback(
    (code) => (i18n.exists(code, { ns: 'errors' }) ? t(code as 'unknown') : humanized(code)),
    [t, i18n],
  );
}

/** Says why a request failed: the first detail if there is one, else the code. */
export function useProblemText(): (error: unknown) => string {
  const text = useErrorText();
  return useCallback(
    (error) => {
      if (!(error instanceof ApiError)) return text('unknown');
      const [first] = Object.values(error.details);
      return text(first?.[0] ?? error.code);
    },
    [text],
  );
}

function humanized(code: string): string {
  if (!/^[a-z0-9_.]+$/.test(code)) return code;
  const words = code.replaceAll(/[_.]/g, ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}
