/** Exact text of amounts: integers of the minor unit in, decimals as strings throughout, never a float. */

const ZERO_DECIMALS = new Set(
  'BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF'.split(' '),
);
const THREE_DECIMALS = new Set('BHD IQD JOD KWD LYD OMR TND'.split(' '));
const FOUR_DECIMALS = new Set('CLF UYW'.split(' '));

/** Digits after the decimal point by ISO 4217. Browsers follow CLDR, which differs for a dozen currencies. */
export function currencyExponent(currency: string): number {
  if (ZERO_DECIMALS.has(currency)) return 0;
  if (THREE_DECIMALS.has(currency)) return 3;
  return FOUR_DECIMALS.has(currency) ? 4 : 2;
}

/** `(-123456, 'EUR')` becomes `-1234.56`. */
export function decimalFromCents(amountCents: number | bigint | string, currency: string): string {
  const exponent = currencyExponent(currency);
  const cents = BigInt(amountCents);
  const digits = (cents < 0n ? -cents : cents).toString().padStart(exponent + 1, '0');
  const whole = digits.slice(0, digits.length - exponent);
  const sign = cents < 0n ? '-' : '';
  return exponent === 0 ? `${sign}${whole}` : `${sign}${whole}.${digits.slice(-exponent)}`;
}

/** `('12.5', 'EUR')` becomes `1250`. Null when the text is no amount of that currency. */
export function centsFromDecimal(text: string, currency: string): number | null {
  const exponent = currencyExponent(currency);
  const match = /^(-?)(\d+)(?:\.(\d*))?$/.exec(text.trim());
  if (!match) return null;
  const fraction = (match[3] ?? '').replace(/0+$/, '');
  if (fraction.length > exponent) return null;
  const cents = Number(BigInt(`${match[2]}${fraction.padEnd(exponent, '0')}`));
  return match[1] === '-' ? -cents : cents;
}

type NumericText = Intl.StringNumericLiteral;

export function formatMoney(
  amountCents: number | bigint | string,
  currency: string,
  locale?: string,
): string {
  const digits = currencyExponent(currency);
  const format = {
    style: 'currency',
    currency,
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  } as const;
  return new Intl.NumberFormat(locale, format).format(decimalFromCents(amountCents, currency) as NumericText);
}

const CURRENCIES = new Set(Intl.supportedValuesOf('currency'));

/** What is no currency, such as a unit that prices are stated in, stands behind its number. */
const unitStyle = (currency: string) =>
  CURRENCIES.has(currency) ? ({ style: 'currency', currency } as const) : {};

/** A price with more digits than its currency: `0.00125` in USD. At least the currency's digits, at most fifteen. */
export function formatPrice(amount: string, currency: string, locale?: string): string {
  const format = {
    ...unitStyle(currency),
    minimumFractionDigits: currencyExponent(currency),
    maximumFractionDigits: 15,
  };
  const text = new Intl.NumberFormat(locale, format).format(amount as NumericText);
  return CURRENCIES.has(currency) ? text : `${text} ${currency}`;
}

export function formatDecimal(value: string | number, maximumDigits = 15, locale?: string): string {
  return new Intl.NumberFormat(locale, { maximumFractionDigits: maximumDigits }).format(
    String(value) as NumericText,
  );
}
