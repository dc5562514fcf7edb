import * as z from 'zod/mini';
import { centsFromDecimal, decimalFromCents } from '@/ui';
import { requiredText, text } from '@/ui/schema';
import { type Coupon, type CouponTerms, type CouponWrite, FREQUENCIES } from './coupon.queries';

const RATE = /^\d{1,3}(\.\d{1,10})?$/;

const termsShape = {
  coupon_type: z.enum(['fixed_amount', 'percentage']),
  amount: text(40),
  currency: z.string(),
  rate: text(20),
  frequency: z.enum(FREQUENCIES),
  periods: text(5),
};

interface Terms {
  coupon_type: 'fixed_amount' | 'percentage';
  amount: string;
  currency: string;
  rate: string;
  frequency: (typeof FREQUENCIES)[number];
  periods: string;
}

function amountProblem({ amount, currency }: Terms): string | null {
  if (amount === '') return 'value_is_mandatory';
  const cents = centsFromDecimal(amount, currency);
  if (cents === null) return /^\d+(\.\d+)?$/.test(amount) ? 'amount_is_too_fine' : 'decimal_is_invalid';
  return cents <= 0 ? 'value_is_out_of_range' : null;
}

function rateProblem({ rate }: Terms): string | null {
  if (rate === '') return 'value_is_mandatory';
  if (!RATE.test(rate)) return 'decimal_is_invalid';
  return Number(rate) <= 0 || Number(rate) > 100 ? 'value_is_out_of_range' : null;
}

function periodsProblem({ periods }: Terms): string | null {
  if (!/^\d+$/.test(periods)) return periods === '' ? 'value_is_mandatory' : 'integer_is_invalid';
  return Number(periods) < 1 || Number(periods) > 10_000 ? 'value_is_out_of_range' : null;
}

/** What the server would refuse of the terms, by field (CRD-011). */
export function termsProblems(terms: Terms): [keyof Terms, string][] {
  const found: [keyof Terms, string | null][] = [
    terms.coupon_type === 'fixed_amount' ? ['amount', amountProblem(terms)] : ['rate', rateProblem(terms)],
    ['periods', terms.frequency === 'recurring' ? periodsProblem(terms) : null],
  ];
  return found.flatMap(([field, code]) => (code ? [[field, code]] : []));
}

const checkTerms = z.superRefine<Terms>((terms, context) => {
  for (const [field, message] of termsProblems(terms))
    context.addIssue({ code: 'custom', path: [field], message });
});

export const couponSchema = z
  .object({
    name: requiredText(255),
    code: requiredText(255),
    description: text(5000),
    ...termsShape,
    reusable: z.boolean(),
    expiresOn: z.string(),
    scope: z.enum(['all', 'plans', 'metrics']),
    plan_codes: z.array(z.string()),
    metric_codes: z.array(z.string()),
  })
  .check(
    z.superRefine((coupon, context) => {
      for (const [field, message] of termsProblems(coupon))
        context.addIssue({ code: 'custom', path: [field], message });
      const add = (path: string) =>
        context.addIssue({ code: 'custom', path: [path], message: 'value_is_mandatory' });
      if (coupon.scope === 'plans' && coupon.plan_codes.length === 0) add('plan_codes');
      if (coupon.scope === 'metrics' && coupon.metric_codes.length === 0) add('metric_codes');
    }),
  );

export type CouponValues = z.infer<typeof couponSchema>;

export const applySchema = z
  .object({ coupon_code: z.string().check(z.minLength(1, 'value_is_mandatory')), ...termsShape })
  .check(checkTerms);

export type ApplyValues = z.infer<typeof applySchema>;

type TermValues = Pick<
  CouponValues,
  'coupon_type' | 'amount' | 'currency' | 'rate' | 'frequency' | 'periods'
>;

export const newTerms = (currency: string): TermValues => ({
  coupon_type: 'fixed_amount',
  amount: '',
  currency,
  rate: '',
  frequency: 'once',
  periods: '3',
});

/** The terms of a coupon for a form. */
export const termValuesOf = (coupon: Coupon, otherCurrency: string): TermValues => ({
  coupon_type: coupon.coupon_type,
  amount:
    coupon.amount_cents === null
      ? ''
      : decimalFromCents(coupon.amount_cents, coupon.amount_currency ?? otherCurrency),
  currency: coupon.amount_currency ?? otherCurrency,
  rate: coupon.percentage_rate ?? '',
  frequency: coupon.frequency,
  periods: String(coupon.frequency_duration ?? 3),
});

/** Only what belongs to the chosen type and frequency is sent. */
export function termsWriteOf(values: TermValues): Partial<CouponTerms> {
  const fixed = values.coupon_type === 'fixed_amount';
  return {
    ...(fixed
      ? {
          amount_cents: centsFromDecimal(values.amount, values.currency) ?? 0,
          amount_currency: values.currency,
        }
      : { percentage_rate: values.rate }),
    frequency: values.frequency,
    ...(values.frequency === 'recurring' && { frequency_duration: Number(values.periods) }),
  };
}

export const newCoupon = (currency: string): CouponValues => ({
  name: '',
  code: '',
  description: '',
  ...newTerms(currency),
  reusable: true,
  expiresOn: '',
  scope: 'all',
  plan_codes: [],
  metric_codes: [],
});

export const couponValuesOf = (coupon: Coupon, otherCurrency: string): CouponValues => ({
  name: coupon.name,
  code: coupon.code,
  description: coupon.description ?? '',
  ...termValuesOf(coupon, otherCurrency),
  reusable: coupon.reusable,
  expiresOn: coupon.expiration_at?.slice(0, 10) ?? '',
  scope: coupon.limited_plans ? 'plans' : coupon.limited_billable_metrics ? 'metrics' : 'all',
  plan_codes: coupon.plan_codes,
  metric_codes: coupon.billable_metric_codes,
});

/** An expiration that was not touched is left out: one that is over may stay (CRD-012). */
export function couponWriteOf(values: CouponValues, before?: Coupon): CouponWrite {
  const sameDay = before !== undefined && values.expiresOn === (before.expiration_at?.slice(0, 10) ?? '');
  return {
    name: values.name,
    code: values.code,
    description: values.description || null,
    coupon_type: values.coupon_type,
    ...termsWriteOf(values),
    reusable: values.reusable,
    ...(!sameDay && expirationOf(values.expiresOn)),
    applies_to: {
      plan_codes: values.scope === 'plans' ? values.plan_codes : [],
      billable_metric_codes: values.scope === 'metrics' ? values.metric_codes : [],
    },
  };
}

const expirationOf = (expiresOn: string): Pick<CouponWrite, 'expiration' | 'expiration_at'> =>
  expiresOn === ''
    ? { expiration: 'no_expiration', expiration_at: null }
    : { expiration: 'time_limit', expiration_at: `${expiresOn}T23:59:59Z` };
