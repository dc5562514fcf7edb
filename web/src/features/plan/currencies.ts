import type { Option } from '@/ui';

/** Those that most plans are in come first. */
const COMMON = ['EUR', 'USD', 'GBP', 'CHF', 'JPY', 'AUD', 'CAD'];

/** Every currency by code and name: `EUR – Euro`. */
export function currencyOptions(): Option[] {
  const names = new Intl.DisplayNames(undefined, { type: 'currency' });
  const rest = Intl.supportedValuesOf('currency').filter((code) => !COMMON.includes(code));
  return [...COMMON, ...rest].map((code) => ({ value: code, label: `${code} – ${names.of(code) ?? code}` }));
}
