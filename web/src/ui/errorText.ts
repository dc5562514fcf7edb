import { ApiError } from '@/api/errors';
import { texts } from '@/app/i18n';
import en from './errors.en.json';

const t = texts(en);

/** Says an error code in words. A code without words of its own is shown as it is, readable enough. */
export const errorText = (code: string): string => (t.has(code) ? t(code) : humanized(code));

/** Says why a request failed: the first detail if there is one, else the code. */
export function problemText(error: unknown): string {
  if (!(error instanceof ApiError)) return t('unknown');
  const [first] = Object.values(error.details);
  return errorText(first?.[0] ?? error.code);
}

function humanized(code: string): string {
  if (!/^[a-z0-9_.]+$/.test(code)) return code;
  const words = code.replaceAll(/[_.]/g, ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}
