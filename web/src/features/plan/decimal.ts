/** Exact decimals for previews: an integer and how many of its digits stand after the point. Never a float. */
export interface DecimalValue {
  digits: bigint;
  scale: number;
}

const PLAIN = /^\d{1,30}(\.\d{1,15})?$/;

/** What a person may type as an amount or quantity: digits and at most one point. */
export const isDecimal = (text: string): boolean => PLAIN.test(text.trim());

/** Null when the text is no plain decimal. */
export function decimal(text: string): DecimalValue | null {
  if (!isDecimal(text)) return null;
  const [whole = '0', fraction = ''] = text.trim().split('.');
  return { digits: BigInt(whole + fraction), scale: fraction.length };
}

export const ZERO: DecimalValue = { digits: 0n, scale: 0 };
export const ONE: DecimalValue = { digits: 1n, scale: 0 };

const at = ({ digits, scale }: DecimalValue, wanted: number): bigint =>
  digits * 10n ** BigInt(wanted - scale);

export function plus(a: DecimalValue, b: DecimalValue): DecimalValue {
  const scale = Math.max(a.scale, b.scale);
  return { digits: at(a, scale) + at(b, scale), scale };
}

export function minus(a: DecimalValue, b: DecimalValue): DecimalValue {
  return plus(a, { ...b, digits: -b.digits });
}

export function times(a: DecimalValue, b: DecimalValue): DecimalValue {
  return { digits: a.digits * b.digits, scale: a.scale + b.scale };
}

/** Negative, zero or positive, as `a` is below, equal to or above `b`. */
export function compare(a: DecimalValue, b: DecimalValue): number {
  const difference = minus(a, b).digits;
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

export const smaller = (a: DecimalValue, b: DecimalValue) => (compare(a, b) <= 0 ? a : b);
export const percent = (a: DecimalValue, rate: DecimalValue): DecimalValue => {
  const product = times(a, rate);
  return { digits: product.digits, scale: product.scale + 2 };
};

/** How many whole `size`s it takes to hold `a`: 101 by 100 is 2. Nothing for what is not above zero. */
export function timesNeeded(a: DecimalValue, size: DecimalValue): DecimalValue {
  const scale = Math.max(a.scale, size.scale);
  const [whole, part] = [at(a, scale), at(size, scale)];
  if (whole <= 0n || part <= 0n) return ZERO;
  return { digits: (whole + part - 1n) / part, scale: 0 };
}

/** Half up, away from zero (MTR-001). */
export function rounded(value: DecimalValue, scale: number): DecimalValue {
  if (value.scale <= scale) return { digits: at(value, scale), scale };
  const step = 10n ** BigInt(value.scale - scale);
  const size = value.digits < 0n ? -value.digits : value.digits;
  const up = (size + step / 2n) / step;
  return { digits: value.digits < 0n ? -up : up, scale };
}

/** Without zeros at the end of the fraction. */
export function textOf({ digits, scale }: DecimalValue): string {
  const sign = digits < 0n ? '-' : '';
  const all = (digits < 0n ? -digits : digits).toString().padStart(scale + 1, '0');
  const fraction = all.slice(all.length - scale, all.length).replace(/0+$/, '');
  const whole = all.slice(0, all.length - scale);
  return `${sign}${whole}${scale > 0 && fraction !== '' ? `.${fraction}` : ''}`;
}
