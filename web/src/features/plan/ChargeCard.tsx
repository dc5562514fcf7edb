import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useOrgPath, usePermissions } from '@/app/permissions/access';
import { metricChoicesQuery } from '@/features/metric/metric.queries';
import { useUnitLabel } from '@/features/pricingunit/usePricingUnits';
import { Badge, Card, decimalFromCents, formatDecimal, formatPrice } from '@/ui';
import { isTiered } from './charge';
import { chargeWords } from './chargeWords';
import { ANY_VALUE } from './models';
import { type Charge, type ChargeFilter, type Plan, type Properties, settlementOf } from './plan.queries';
import { TierTable } from './TierTable';
import { t } from './texts';

interface ChargeProps {
  plan: Plan;
  charge: Charge;
}

/** A charge as it is sold: its price in words, its tiers, what differs for some of the usage. */
export function ChargeCard({ plan, charge }: ChargeProps) {
  const { can } = usePermissions();
  const path = useOrgPath();
  const sees = can('billable_metrics:view');
  const unit = useUnitLabel()(charge.applied_pricing_unit?.code, plan.amount_currency);
  const metrics = useQuery({ ...metricChoicesQuery, enabled: sees });
  const metric = metrics.data?.find(({ code }) => code === charge.billable_metric_code);
  const name = charge.invoice_display_name || metric?.name || charge.billable_metric_code;
  return (
    <Card
      title={
        sees ? (
          <Link
            to={path('metrics', charge.billable_metric_code)}
            className="rounded-sm text-ink no-underline hover:underline"
          >
            {name}
          </Link>
        ) : (
          name
        )
      }
      description={metric && metric.name !== name ? t('page.measures', { metric: metric.name }) : undefined}
      actions={<Badge tone="outline">{t(`models.${charge.charge_model}`)}</Badge>}
    >
      <div className="flex flex-col gap-5">
        {charge.filters.length > 0 ? (
          <Filters unit={unit} charge={charge} />
        ) : (
          <Prices charge={charge} properties={charge.properties} currency={unit} />
        )}
        <Conditions plan={plan} unit={unit} charge={charge} />
      </div>
    </Card>
  );
}

interface PricesProps {
  charge: Charge;
  properties: Properties;
  currency: string;
}

function Prices({ charge, properties, currency }: PricesProps) {
  return (
    <div className="flex min-w-0 flex-col gap-3">
      <p className="tabular text-ink">{chargeWords(charge.charge_model, properties, currency)}</p>
      {isTiered(charge.charge_model) && (
        <TierTable model={charge.charge_model} properties={properties} currency={currency} />
      )}
    </div>
  );
}

/** The prices of each filter, and last what all other usage costs (PRC-046). */
function Filters({ unit, charge }: { unit: string; charge: Charge }) {
  const row =
    'grid gap-x-6 gap-y-2 py-4 first:pt-0 last:pb-0 sm:grid-cols-[minmax(8rem,11rem)_minmax(0,1fr)]';
  return (
    <ul className="divide-y divide-line">
      {charge.filters.map((filter) => (
        <li key={filter.lago_id} className={row}>
          <FilterName filter={filter} />
          <Prices charge={charge} properties={filter.properties} currency={unit} />
        </li>
      ))}
      <li className={row}>
        <p className="text-mist text-sm">{t('page.everythingElse')}</p>
        <Prices charge={charge} properties={charge.properties} currency={unit} />
      </li>
    </ul>
  );
}

function FilterName({ filter }: { filter: ChargeFilter }) {
  const values = Object.entries(filter.values).flatMap(([key, list]) =>
    list[0] === ANY_VALUE ? [t('page.anyValue', { key })] : list.map((value) => `${key}: ${value}`),
  );
  return (
    <div className="min-w-0">
      {filter.invoice_display_name && (
        <p className="mb-1 font-medium text-ink text-sm">{filter.invoice_display_name}</p>
      )}
      <p className="flex flex-wrap gap-1">
        {values.map((value) => (
          <Badge key={value}>{value}</Badge>
        ))}
      </p>
    </div>
  );
}

/** What else belongs to the charge, as far as it has any of it. */
function Conditions({ plan, unit, charge }: ChargeProps & { unit: string }) {
  const applied = charge.applied_pricing_unit;
  const money = applied ? '' : plan.amount_currency;
  const keys = charge.properties.pricing_group_keys ?? [];
  const shownBy = (charge.properties.presentation_group_keys ?? []).map(({ value }) => value);
  const conditions: ReactNode[] = [
    applied && t('page.worth', { unit, price: formatPrice(applied.conversion_rate, plan.amount_currency) }),
    charge.pay_in_advance && t(`page.settlements.${settlementOf(charge)}`),
    charge.min_amount_cents > 0 &&
      t('page.minimum', {
        amount: formatPrice(decimalFromCents(charge.min_amount_cents, money), unit),
        per: t(`per.${plan.bill_charges_monthly ? 'monthly' : plan.interval}`),
      }),
    charge.prorated && t('page.prorated'),
    keys.length > 0 && t('page.groupedBy', { keys: keys.join(', ') }),
    shownBy.length > 0 && t('page.shownBy', { keys: shownBy.join(', ') }),
    ...charge.taxes.map((tax) => `${tax.name} ${formatDecimal(tax.rate)} %`),
  ].filter(Boolean);
  if (conditions.length === 0) return null;
  return (
    <ul className="flex flex-wrap gap-x-4 gap-y-1 border-line border-t pt-3 text-mist text-sm">
      {conditions.map((condition) => (
        <li key={String(condition)}>{condition}</li>
      ))}
    </ul>
  );
}
