import { decimal, rounded, times } from '@/features/plan/decimal';
import { currencyExponent, formatDecimal, formatMoney } from '@/ui';
import { t } from './texts';

/** What credits are worth in cents: floored to five decimals, then rounded to the currency (CRD-201). */
export function worthCents(credits: string, rate: string, currency: string): bigint | null {
  const [many, each] = [decimal(credits), decimal(rate)];
  if (!many || !each) return null;
  const kept = many.scale <= 5 ? many : { digits: many.digits / 10n ** BigInt(many.scale - 5), scale: 5 };
  return rounded(times(kept, each), currencyExponent(currency)).digits;
}

/** `= €25.00` beside a number of credits; nothing while it can't be read. */
export function worthText(credits: string, rate: string, currency: string): string | undefined {
  const cents = worthCents(credits, rate, currency);
  return cents === null ? undefined : `= ${formatMoney(cents, currency)}`;
}

export const creditsText = (credits: string) => t('credits', { credits: formatDecimal(credits, 5) });
