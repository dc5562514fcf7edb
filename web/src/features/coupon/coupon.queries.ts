import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { api } from '@/api/client';
import { type PageMeta, pageOf } from '@/api/types';

export const FREQUENCIES = ['once', 'recurring', 'forever'] as const;
export type Frequency = (typeof FREQUENCIES)[number];
export type CouponType = 'fixed_amount' | 'percentage';

/** What a coupon takes off, and how often. */
export interface CouponTerms {
  amount_cents: number | null;
  amount_currency: string | null;
  percentage_rate: string | null;
  frequency: Frequency;
  frequency_duration: number | null;
}

export interface Coupon extends CouponTerms {
  lago_id: string;
  name: string;
  code: string;
  description: string | null;
  status: 'active' | 'terminated';
  coupon_type: CouponType;
  reusable: boolean;
  limited_plans: boolean;
  plan_codes: string[];
  limited_billable_metrics: boolean;
  billable_metric_codes: string[];
  expiration: 'no_expiration' | 'time_limit';
  expiration_at: string | null;
  created_at: string;
  terminated_at: string | null;
}

/** A coupon in a customer's hands. */
export interface AppliedCoupon extends CouponTerms {
  lago_id: string;
  coupon_code: string;
  coupon_name: string;
  external_customer_id: string;
  status: 'active' | 'terminated';
  amount_cents_remaining: number | null;
  frequency_duration_remaining: number | null;
  expiration_at: string | null;
  created_at: string;
  terminated_at: string | null;
}

interface CouponList {
  coupons: Coupon[];
  meta: PageMeta;
}

interface AppliedList {
  applied_coupons: AppliedCoupon[];
  meta: PageMeta;
}

interface Envelope {
  coupon: Coupon;
}

export const PER_PAGE = 25;

const pathOf = (code: string) => `/coupons/${encodeURIComponent(code)}`;

export const couponsQuery = (filters: { search: string; page: number }) =>
  queryOptions({
    queryKey: ['coupons', 'list', filters],
    placeholderData: keepPreviousData,
    queryFn: async ({ signal }) => {
      const query = { search_term: filters.search, page: filters.page, per_page: PER_PAGE };
      return pageOf(await api.get<CouponList>('/coupons', { query, signal }), 'coupons');
    },
  });

/** Those that can be given out. */
export const couponChoicesQuery = queryOptions({
  queryKey: ['coupons', 'choices'],
  queryFn: async ({ signal }) => {
    const { coupons } = await api.get<CouponList>('/coupons', { query: { per_page: 1000 }, signal });
    return coupons.filter(({ status }) => status === 'active');
  },
});

export const couponQuery = (code: string) =>
  queryOptions({
    queryKey: ['coupons', 'one', code],
    queryFn: async ({ signal }) => (await api.get<Envelope>(pathOf(code), { signal })).coupon,
  });

/** Every time the coupon was given to a customer. */
export const givenOutQuery = (code: string, page: number) =>
  queryOptions({
    queryKey: ['applied_coupons', 'of coupon', code, page],
    placeholderData: keepPreviousData,
    queryFn: async ({ signal }) => {
      const query = { coupon_code: [code], page, per_page: PER_PAGE };
      return pageOf(await api.get<AppliedList>('/applied_coupons', { query, signal }), 'applied_coupons');
    },
  });

/** How often it was given out. */
export const givenOutCountQuery = (code: string) =>
  queryOptions({
    queryKey: ['applied_coupons', 'count', code],
    queryFn: async ({ signal }) => {
      const query = { coupon_code: [code], per_page: 1 };
      return (await api.get<AppliedList>('/applied_coupons', { query, signal })).meta.total_count;
    },
  });

export const couponsOfCustomerQuery = (externalCustomerId: string, page: number) =>
  queryOptions({
    queryKey: ['applied_coupons', 'of customer', externalCustomerId, page],
    placeholderData: keepPreviousData,
    queryFn: async ({ signal }) => {
      const query = { external_customer_id: externalCustomerId, page, per_page: PER_PAGE };
      return pageOf(await api.get<AppliedList>('/applied_coupons', { query, signal }), 'applied_coupons');
    },
  });

export interface CouponWrite extends Partial<CouponTerms> {
  name: string;
  code: string;
  description: string | null;
  coupon_type: CouponType;
  reusable: boolean;
  expiration?: 'no_expiration' | 'time_limit';
  expiration_at?: string | null;
  applies_to: { plan_codes: string[]; billable_metric_codes: string[] };
}

export const createCoupon = async (coupon: CouponWrite) =>
  (await api.post<Envelope>('/coupons', { coupon })).coupon;

export const updateCoupon = async ({ before, coupon }: { before: string; coupon: CouponWrite }) =>
  (await api.put<Envelope>(pathOf(before), { coupon })).coupon;

export const terminateCoupon = (code: string) => api.post<Envelope>(`${pathOf(code)}/terminate`);

export const deleteCoupon = (code: string) => api.delete<Envelope>(pathOf(code));

export interface Application extends Partial<CouponTerms> {
  external_customer_id: string;
  coupon_code: string;
}

export const applyCoupon = (applied_coupon: Application) => api.post('/applied_coupons', { applied_coupon });

export const removeCoupon = ({ external_customer_id, lago_id }: AppliedCoupon) =>
  api.delete(`/customers/${encodeURIComponent(external_customer_id)}/applied_coupons/${lago_id}`);
