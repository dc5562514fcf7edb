import { useQuery } from '@tanstack/react-query';
import { Plus } from 'lucide-react';
import { useState } from 'react';
import { Can } from '@/app/permissions/access';
import { useCustomer } from '@/features/customer/context';
import { Button, lazyDialog } from '@/ui';
import { AppliedTable } from './AppliedTable';
import { couponsOfCustomerQuery } from './coupon.queries';
import { t } from './texts';

const ApplyCouponDialog = lazyDialog(() => import('./ApplyCouponDialog'), 'ApplyCouponDialog');

/** The customer's coupons, with what is left of them (WEB-135). */
export function CustomerCoupons() {
  const customer = useCustomer();
  const [page, setPage] = useState(1);
  const [applying, setApplying] = useState(false);
  const rows = useQuery(couponsOfCustomerQuery(customer.external_id, page));
  const apply = (
    <Can do="coupons:attach">
      <Button variant="primary" icon={Plus} onClick={() => setApplying(true)}>
        {t('actions.apply')}
      </Button>
    </Can>
  );
  const some = Boolean(rows.data && rows.data.rows.length > 0);
  return (
    <>
      {some && <div className="mb-3 flex justify-end">{apply}</div>}
      <AppliedTable
        of="customer"
        rows={rows}
        onPage={setPage}
        empty={{ title: t('ofCustomer.empty'), body: t('ofCustomer.emptyBody'), action: apply }}
      />
      {applying && <ApplyCouponDialog customer={customer} onClose={() => setApplying(false)} />}
    </>
  );
}
