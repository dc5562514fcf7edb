import { Status } from '@/ui';
import type { Coupon } from './coupon.queries';
import { t } from './texts';

export function CouponStatus({ status }: Pick<Coupon, 'status'>) {
  return <Status tone={status === 'active' ? 'teal' : 'neutral'}>{t(`status.${status}`)}</Status>;
}
