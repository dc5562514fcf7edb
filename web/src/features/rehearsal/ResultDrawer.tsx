import { useOrgPath, usePermissions } from '@/app/permissions/access';
import { ButtonLink, Drawer, formatDayOf, formatMoney, Money, useZone } from '@/ui';
import { Difference } from './ResultTable';
import type { FeeDifference, RehearsalResult } from './rehearsal.queries';
import { t } from './texts';

interface ResultDrawerProps {
  result: RehearsalResult;
  currency: string;
  onClose: () => void;
}

/** One period, fee by fee. */
export function ResultDrawer({ result, currency, onClose }: ResultDrawerProps) {
  const { can } = usePermissions();
  const path = useOrgPath();
  const zone = useZone();
  const amount = formatMoney(result.difference_amount_cents, currency);
  return (
    <Drawer
      open
      onClose={onClose}
      title={t('detail', { customer: result.external_customer_id, amount })}
      description={`${formatDayOf(result.from, zone)} – ${formatDayOf(result.to, zone)}`}
      footer={
        <>
          {can('customers:view') && (
            <ButtonLink to={path('customers', result.external_customer_id)}>{t('customer')}</ButtonLink>
          )}
          {can('invoices:view') && (
            <ButtonLink to={path('invoices', result.lago_invoice_id)}>{t('invoice')}</ButtonLink>
          )}
        </>
      }
    >
      <table className="w-full border-collapse text-sm">
        <thead>
          <tr className="border-line border-b text-left text-mist text-xs">
            <th scope="col" className="py-2 pr-3 font-medium">
              {t('item')}
            </th>
            <th scope="col" className="px-3 py-2 text-right font-medium">
              {t('columns.billed')}
            </th>
            <th scope="col" className="px-3 py-2 text-right font-medium">
              {t('columns.rehearsed')}
            </th>
            <th scope="col" className="py-2 pl-3 text-right font-medium">
              {t('columns.difference')}
            </th>
          </tr>
        </thead>
        <tbody>
          {result.fees.map((fee) => (
            <tr key={`${fee.fee_type} ${fee.item_code}`} className="border-line border-b last:border-b-0">
              <td className="py-2 pr-3">{nameOf(fee)}</td>
              <td className="tabular px-3 py-2 text-right">
                <Money amountCents={fee.billed_amount_cents} currency={currency} />
              </td>
              <td className="tabular px-3 py-2 text-right">
                <Money amountCents={fee.rehearsed_amount_cents} currency={currency} />
              </td>
              <td className="tabular py-2 pl-3 text-right">
                <Difference cents={fee.difference_amount_cents} currency={currency} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Drawer>
  );
}

function nameOf(fee: FeeDifference): string {
  if (fee.fee_type === 'subscription') return t('fee');
  return fee.fee_type === 'commitment' ? t('commitment') : fee.item_name || fee.item_code;
}
