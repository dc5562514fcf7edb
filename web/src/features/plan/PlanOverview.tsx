import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { Gauge } from 'lucide-react';
import { Can, useOrgPath, usePermissions } from '@/app/permissions/access';
import { EntitlementsCard } from '@/features/entitlement/EntitlementsCard';
import {
  Badge,
  ButtonLink,
  Card,
  CopyId,
  DateTime,
  EmptyState,
  formatDecimal,
  KeyValue,
  Loaded,
  Money,
} from '@/ui';
import { ChargeCard } from './ChargeCard';
import { FixedChargesCard } from './FixedChargesCard';
import { canBillMonthly } from './models';
import { PlanExtras } from './PlanExtras';
import { type Plan, planQuery } from './plan.queries';
import { t } from './texts';

export function PlanOverview() {
  const { code = '' } = useParams({ strict: false });
  return <Loaded query={useQuery(planQuery(code))}>{(plan) => <Overview plan={plan} />}</Loaded>;
}

function Overview({ plan }: { plan: Plan }) {
  const { can } = usePermissions();
  return (
    <div className="grid items-start gap-5 lg:grid-cols-[minmax(0,1fr)_20rem]">
      <div className="order-2 flex min-w-0 flex-col gap-5 lg:order-1">
        <Charges plan={plan} />
        {plan.fixed_charges.length > 0 && <FixedChargesCard plan={plan} />}
        <PlanExtras plan={plan} />
      </div>
      <div className="order-1 lg:order-2">
        <div className="flex flex-col gap-5">
          <Facts plan={plan} />
          <EntitlementsCard
            owner={{ kind: 'plans', id: plan.code }}
            mayEdit={can('plans:update')}
            mayAdd={can('features:view')}
          />
        </div>
      </div>
    </div>
  );
}

function Charges({ plan }: { plan: Plan }) {
  const path = useOrgPath();
  if (plan.charges.length === 0)
    return (
      <Card flush>
        <EmptyState
          icon={Gauge}
          title={t('page.noCharges')}
          body={t('page.noChargesBody')}
          action={
            <Can do="plans:update">
              <ButtonLink to={path('plans', plan.code, 'edit')}>{t('page.addCharges')}</ButtonLink>
            </Can>
          }
        />
      </Card>
    );
  return plan.charges.map((charge) => <ChargeCard key={charge.lago_id} plan={plan} charge={charge} />);
}

function Facts({ plan }: { plan: Plan }) {
  const taxes = plan.taxes.map((tax) => (
    <Badge key={tax.code}>
      {tax.name} {formatDecimal(tax.rate)} %
    </Badge>
  ));
  return (
    <Card>
      <p className="mb-4 border-line border-b pb-4">
        <span className="block font-semibold text-2xl text-ink tracking-tight">
          <Money amountCents={plan.amount_cents} currency={plan.amount_currency} />
        </span>
        <span className="text-mist text-sm">{t(`per.${plan.interval}`)}</span>
      </p>
      <KeyValue
        compact
        items={[
          { label: t('page.interval'), value: t(`intervals.${plan.interval}`) },
          { label: t('page.paid'), value: plan.pay_in_advance ? t('page.inAdvance') : t('page.inArrears') },
          ...(canBillMonthly(plan.interval)
            ? [
                {
                  label: t('page.chargesBilled'),
                  value: plan.bill_charges_monthly ? t('page.monthly') : t('page.withFee'),
                },
              ]
            : []),
          {
            label: t('page.trial'),
            value: plan.trial_period ? t('page.days', { count: plan.trial_period }) : null,
          },
          {
            label: t('page.taxes'),
            value:
              taxes.length > 0 ? (
                <span className="flex flex-wrap gap-1.5">{taxes}</span>
              ) : (
                <span className="text-mist">{t('page.noTaxes')}</span>
              ),
          },
          ...(plan.invoice_display_name
            ? [{ label: t('page.invoiceName'), value: plan.invoice_display_name }]
            : []),
          { label: t('page.created'), value: <DateTime at={plan.created_at} show="day" /> },
          { label: t('page.id'), value: <CopyId value={plan.lago_id} short /> },
        ]}
      />
    </Card>
  );
}
