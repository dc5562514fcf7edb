import { CircleStop, Pencil, Trash2 } from 'lucide-react';
import { useOrgPath, usePermissions } from '@/app/permissions/access';
import type { MenuItems } from '@/ui';
import type { Coupon } from './coupon.queries';
import { t } from './texts';

export type CouponEnding = { kind: 'terminate' | 'delete'; coupon: Coupon };

/** What may be done with a coupon, in lists and on its page. */
export function useCouponMenu(end: (ending: CouponEnding) => void): (coupon: Coupon) => MenuItems {
  const { can } = usePermissions();
  const path = useOrgPath();
  return (coupon) => [
    can('coupons:update') &&
      coupon.status === 'active' && {
        label: t('actions.edit'),
        icon: Pencil,
        to: path('coupons', coupon.code, 'edit'),
      },
    can('coupons:update') &&
      coupon.status === 'active' && {
        label: t('actions.terminate'),
        icon: CircleStop,
        onSelect: () => end({ kind: 'terminate', coupon }),
      },
    can('coupons:delete') && {
      label: t('actions.delete'),
      icon: Trash2,
      danger: true,
      separated: true,
      onSelect: () => end({ kind: 'delete', coupon }),
    },
  ];
}
