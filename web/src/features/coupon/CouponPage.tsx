import { useQuery } from '@tanstack/react-query';
import { useNavigate, useParams } from '@tanstack/react-router';
import { Pencil } from 'lucide-react';
import { useState } from 'react';
import { Can, useOrgPath } from '@/app/permissions/access';
import {
  ButtonLink,
  Card,
  CopyId,
  DateTime,
  formatDayOf,
  KeyValue,
  Loaded,
  MoreMenu,
  PageBody,
  PageHeader,
} from '@/ui';
import { AppliedTable } from './AppliedTable';
import { CouponStatus } from './CouponStatus';
import { type Coupon, couponQuery, givenOutQuery } from './coupon.queries';
import { discountValue } from './couponWords';
import { DeleteCoupon, TerminateCoupon } from './EndCoupon';
import { t } from './texts';
import { type CouponEnding, useCouponMenu } from './useCouponMenu';

export function CouponPage() {
  const { code = '' } = useParams({ strict: false });
  return (
    <PageBody>
      <Loaded query={useQuery(couponQuery(code))}>{(coupon) => <Content coupon={coupon} />}</Loaded>
    </PageBody>
  );
}

function Content({ coupon }: { coupon: Coupon }) {
  const path = useOrgPath();
  const navigate = useNavigate();
  const [ending, setEnding] = useState<CouponEnding>();
  const menu = useCouponMenu(setEnding)(coupon);
  const close = () => setEnding(undefined);
  return (
    <>
      <PageHeader
        title={coupon.name}
        crumbs={[{ label: t('title'), to: path('coupons') }]}
        beside={
          <span className="flex flex-wrap items-center gap-2">
            <CopyId value={coupon.code} />
            <CouponStatus status={coupon.status} />
          </span>
        }
        description={coupon.description}
        actions={
          <>
            {coupon.status === 'active' && (
              <Can do="coupons:update">
                <ButtonLink icon={Pencil} to={path('coupons', coupon.code, 'edit')}>
                  {t('actions.edit')}
                </ButtonLink>
              </Can>
            )}
            <MoreMenu items={menu.slice(1)} />
          </>
        }
      />
      <div className="grid items-start gap-5 lg:grid-cols-[minmax(0,1fr)_20rem]">
        <GivenTo code={coupon.code} />
        <Facts coupon={coupon} />
      </div>
      {ending?.kind === 'terminate' && <TerminateCoupon coupon={coupon} onClose={close} />}
      {ending?.kind === 'delete' && (
        <DeleteCoupon
          coupon={coupon}
          onClose={close}
          onDeleted={() => void navigate({ to: path('coupons') })}
        />
      )}
    </>
  );
}

function GivenTo({ code }: { code: string }) {
  const [page, setPage] = useState(1);
  return (
    <section className="order-2 min-w-0 lg:order-1">
      <h2 className="mb-3 font-semibold text-base">{t('page.customers')}</h2>
      <AppliedTable
        of="coupon"
        rows={useQuery(givenOutQuery(code, page))}
        onPage={setPage}
        empty={{ title: t('page.nobody'), body: t('page.nobodyBody') }}
      />
    </section>
  );
}

function frequencyText(coupon: Coupon): string {
  if (coupon.frequency === 'recurring')
    return t('page.frequencies.recurring', { count: coupon.frequency_duration ?? 0 });
  if (coupon.frequency === 'once' && coupon.coupon_type === 'percentage') return t('page.percentageOnce');
  return t(`page.frequencies.${coupon.frequency}`);
}

function limitsText(coupon: Coupon): string {
  if (coupon.limited_plans) return t('page.plans', { codes: coupon.plan_codes.join(', ') });
  if (coupon.limited_billable_metrics)
    return t('page.metrics', { codes: coupon.billable_metric_codes.join(', ') });
  return t('page.everything');
}

function Facts({ coupon }: { coupon: Coupon }) {
  const expires = coupon.expiration_at
    ? t('page.until', { date: formatDayOf(coupon.expiration_at, 'UTC') })
    : t('page.endless');
  return (
    <div className="order-1 lg:order-2">
      <Card>
        <p className="mb-4 border-line border-b pb-4 font-semibold text-2xl text-ink tracking-tight">
          {t('words.off', { value: discountValue(coupon) })}
        </p>
        <KeyValue
          compact
          items={[
            { label: t('page.frequency'), value: frequencyText(coupon) },
            { label: t('page.limits'), value: limitsText(coupon) },
            { label: t('page.expires'), value: expires },
            { label: t('page.reusable'), value: coupon.reusable ? t('page.yes') : t('page.no') },
            { label: t('columns.created'), value: <DateTime at={coupon.created_at} show="day" /> },
            { label: t('page.id'), value: <CopyId value={coupon.lago_id} label={t('page.id')} short /> },
          ]}
        />
      </Card>
    </div>
  );
}
