import { useQuery } from '@tanstack/react-query';
import { useWatch } from 'react-hook-form';
import { usePermissions } from '@/app/permissions/access';
import type { AddOn } from '@/features/addon/addon.queries';
import type { Customer } from '@/features/customer/customer.queries';
import { entitiesQuery } from '@/features/entity/entity.queries';
import { taxChoicesQuery } from '@/features/tax/tax.queries';
import { Card, cx, formatDecimal, formatMoney } from '@/ui';
import type { OneOffFormState } from './OneOffForm';
import { type OneOffValues, type TaxSources, totalsOf } from './oneOff';
import { t } from './texts';

interface OneOffTotalsProps {
  form: OneOffFormState;
  customer: Customer;
  addOns: AddOn[];
}

/** What the invoice comes to while it is being written. */
export function OneOffTotals({ form, customer, addOns }: OneOffTotalsProps) {
  const values = useWatch({ control: form.control }) as OneOffValues;
  const sources = useTaxSources(customer, addOns, values.entity);
  const { currency } = values;
  const totals = totalsOf(values.lines, currency, sources);
  return (
    <Card title={t('total.title')}>
      {totals ? (
        <dl className="flex flex-col gap-1.5 text-sm">
          <Row label={t('total.subtotal')} amount={formatMoney(totals.subtotalCents, currency)} />
          {totals.taxes.map(({ tax, cents }) => (
            <Row
              key={tax.code}
              label={t('total.tax', { name: tax.name, rate: formatDecimal(tax.rate) })}
              amount={formatMoney(cents, currency)}
            />
          ))}
          <Row label={t('total.sum')} amount={formatMoney(totals.totalCents, currency)} strong />
        </dl>
      ) : (
        <p className="text-mist text-sm">{t('total.pending')}</p>
      )}
      <p className="mt-4 text-mist text-xs">{t('total.note')}</p>
    </Card>
  );
}

function useTaxSources(customer: Customer, addOns: AddOn[], entityCode: string): TaxSources {
  const { can } = usePermissions();
  const chosen = useQuery({ ...taxChoicesQuery, enabled: can('organization:taxes:view') });
  const entities = useQuery({ ...entitiesQuery, enabled: can('billing_entities:view') });
  const entity = entities.data?.find(({ code }) => code === entityCode);
  return { chosen: chosen.data ?? [], addOns, customer: customer.taxes, entity: entity?.taxes ?? [] };
}

function Row({ label, amount, strong }: { label: string; amount: string; strong?: boolean }) {
  return (
    <div
      className={cx(
        'flex items-baseline justify-between gap-4',
        strong && 'mt-1.5 border-line border-t pt-3 font-semibold text-base text-ink',
      )}
    >
      <dt className={strong ? undefined : 'text-slate'}>{label}</dt>
      <dd className="tabular shrink-0">{amount}</dd>
    </div>
  );
}
