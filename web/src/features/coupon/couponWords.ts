import { formatDecimal, formatMoney } from '@/ui';
import type { AppliedCoupon, CouponTerms } from './coupon.queries';
import { t } from './texts';

/** `€10.00`, or `20 %`. */
export function discountValue(terms: CouponTerms): string {
  if (terms.percentage_rate !== null) return `${formatDecimal(terms.percentage_rate)} %`;
  return formatMoney(terms.amount_cents ?? 0, terms.amount_currency ?? 'EUR');
}

/** `€10.00 off, for 3 periods`. */
export function couponWords(terms: CouponTerms): string {
  const discount = t('words.off', { value: discountValue(terms) });
  if (terms.frequency === 'recurring')
    return t('words.recurring', { discount, count: terms.frequency_duration ?? 0 });
  return t(`words.${terms.frequency}`, { discount });
}

/** What an applied coupon still has to give. */
export function restWords(applied: AppliedCoupon): string | null {
  if (applied.status === 'terminated') return null;
  if (applied.frequency === 'recurring')
    return t('words.periodsLeft', { count: applied.frequency_duration_remaining ?? 0 });
  if (applied.frequency === 'forever') return t('words.noLimit');
  if (applied.amount_cents_remaining === null || applied.amount_currency === null) return null;
  return t('words.left', { amount: formatMoney(applied.amount_cents_remaining, applied.amount_currency) });
}
