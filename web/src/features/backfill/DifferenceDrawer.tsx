import { useOrgPath, usePermissions } from '@/app/permissions/access';
import { Difference } from '@/features/rehearsal/ResultTable';
import { ButtonLink, Drawer, formatDayOf, formatDecimal, Money, useZone } from '@/ui';
import type { FeeDifference, Side, WindowDifference } from './backfill.queries';
import { invoiceName } from './DifferenceTable';
import { t } from './texts';

interface DifferenceDrawerProps {
  difference: WindowDifference;
  onClose: () => void;
}

/** One window, charge by charge: what was counted without the events, and with them. */
export function DifferenceDrawer({ difference, onClose }: DifferenceDrawerProps) {
  const { can } = usePermissions();
  const path = useOrgPath();
  const zone = useZone();
  const { invoice, currency } = difference;
  return (
    <Drawer
      open
      onClose={onClose}
      title={`${difference.external_customer_id} · ${invoiceName(difference)}`}
      description={`${formatDayOf(difference.from, zone)} – ${formatDayOf(difference.to, zone)}`}
      footer={
        <>
          {can('subscriptions:view') && (
            <ButtonLink to={path('subscriptions', difference.external_subscription_id)}>
              {t('subscription')}
            </ButtonLink>
          )}
          {invoice && can('invoices:view') && (
            <ButtonLink to={path('invoices', invoice.lago_id)}>{t('invoice')}</ButtonLink>
          )}
        </>
      }
    >
      <table className="w-full border-collapse text-sm">
        <thead>
          <tr className="border-line border-b text-left text-mist text-xs">
            <th scope="col" className="py-2 pr-3 font-medium">
              {t('columns.charge')}
            </th>
            <th scope="col" className="px-3 py-2 text-right font-medium">
              {t('columns.before')}
            </th>
            <th scope="col" className="px-3 py-2 text-right font-medium">
              {t('columns.after')}
            </th>
            <th scope="col" className="py-2 pl-3 text-right font-medium">
              {t('columns.difference')}
            </th>
          </tr>
        </thead>
        <tbody>
          {difference.fees.map((fee) => (
            <tr key={keyOf(fee)} className="border-line border-b align-top last:border-b-0">
              <td className="py-2 pr-3">
                {fee.charge_code}
                <span className="block text-mist text-xs">{groupOf(fee) || fee.billable_metric_code}</span>
              </td>
              <SideCell side={fee.before} currency={currency} />
              <SideCell side={fee.after} currency={currency} />
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

const groupOf = ({ grouped_by }: FeeDifference) =>
  Object.entries(grouped_by)
    .map(([key, value]) => `${key}: ${value ?? '–'}`)
    .join(', ');

const keyOf = (fee: FeeDifference) =>
  `${fee.lago_charge_id} ${fee.lago_charge_filter_id} ${JSON.stringify(fee.grouped_by)}`;

function SideCell({ side, currency }: { side: Side; currency: string }) {
  return (
    <td className="tabular px-3 py-2 text-right">
      <Money amountCents={side.amount_cents} currency={currency} />
      <span className="block whitespace-nowrap text-mist text-xs">
        {t('units', { units: formatDecimal(side.units) })}
      </span>
    </td>
  );
}
