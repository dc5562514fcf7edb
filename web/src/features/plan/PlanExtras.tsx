import { Card, formatMoney, KeyValue, Money } from '@/ui';
import type { Plan } from './plan.queries';
import { t } from './texts';

/** Minimum commitment, progressive billing and notes, as far as the plan has any. */
export function PlanExtras({ plan }: { plan: Plan }) {
  return (
    <>
      <Commitment plan={plan} />
      <Thresholds plan={plan} />
      <Metadata plan={plan} />
    </>
  );
}

function Commitment({ plan }: { plan: Plan }) {
  const commitment = plan.minimum_commitment;
  if (!commitment) return null;
  return (
    <Card title={commitment.invoice_display_name || t('page.commitment')}>
      <p className="tabular text-ink">
        {t('page.commitmentPer', {
          amount: formatMoney(commitment.amount_cents, plan.amount_currency),
          per: t(`per.${plan.interval}`),
        })}
      </p>
    </Card>
  );
}

function Thresholds({ plan }: { plan: Plan }) {
  const thresholds = plan.usage_thresholds ?? [];
  if (thresholds.length === 0) return null;
  const ordered = [...thresholds].sort(
    (a, b) => Number(a.recurring) - Number(b.recurring) || a.amount_cents - b.amount_cents,
  );
  return (
    <Card title={t('page.thresholds')} description={t('page.thresholdsBody')}>
      <ul className="divide-y divide-line">
        {ordered.map((threshold) => (
          <li
            key={threshold.lago_id}
            className="flex justify-between gap-4 py-2 text-sm first:pt-0 last:pb-0"
          >
            <span className="text-slate">{threshold.threshold_display_name}</span>
            <span className="tabular text-ink">
              {threshold.recurring ? (
                t('page.thresholdEvery', {
                  amount: formatMoney(threshold.amount_cents, plan.amount_currency),
                })
              ) : (
                <Money amountCents={threshold.amount_cents} currency={plan.amount_currency} />
              )}
            </span>
          </li>
        ))}
      </ul>
    </Card>
  );
}

function Metadata({ plan }: { plan: Plan }) {
  const pairs = Object.entries(plan.metadata ?? {});
  if (pairs.length === 0) return null;
  return (
    <Card title={t('page.metadata')}>
      <KeyValue items={pairs.map(([label, value]) => ({ label, value }))} />
    </Card>
  );
}
