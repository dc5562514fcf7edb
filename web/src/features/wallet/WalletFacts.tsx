import { Link } from '@tanstack/react-router';
import { useOrgPath } from '@/app/permissions/access';
import {
  Card,
  CopyId,
  DateTime,
  formatDayOf,
  formatDecimal,
  formatMoney,
  KeyValue,
  Price,
  useZone,
} from '@/ui';
import { t } from './texts';
import type { Wallet, WalletRule } from './wallet.queries';
import { activeRule } from './walletForm';

function scopeText({ applies_to: { fee_types, billable_metric_codes } }: Wallet): string {
  const types = fee_types.map((type) => {
    const key = `feeTypes.${type}`;
    return t.has(key) ? t(key) : type;
  });
  const all = [...types, ...billable_metric_codes];
  return all.length > 0 ? all.join(', ') : t('page.everything');
}

function limitsText(wallet: Wallet): string | null {
  const { paid_top_up_min_amount_cents: least, paid_top_up_max_amount_cents: most, currency } = wallet;
  const amount = (cents: number | null) => formatMoney(cents ?? 0, currency);
  if (least !== null && most !== null)
    return t('page.limitsBetween', { min: amount(least), max: amount(most) });
  if (least !== null) return t('page.limitsFrom', { min: amount(least) });
  return most === null ? null : t('page.limitsUpTo', { max: amount(most) });
}

export function WalletFacts({ wallet, customerName }: { wallet: Wallet; customerName: string }) {
  const path = useOrgPath();
  const limits = limitsText(wallet);
  const items = [
    {
      label: t('page.customer'),
      value: (
        <Link to={path('customers', wallet.external_customer_id)} className="text-teal-ink">
          {customerName}
        </Link>
      ),
    },
    { label: t('page.rate'), value: <Price amount={wallet.rate_amount} currency={wallet.currency} /> },
    { label: t('page.priority'), value: wallet.priority },
    { label: t('page.scope'), value: scopeText(wallet) },
    limits !== null && { label: t('page.limits'), value: limits },
    {
      label: t('page.expires'),
      value: wallet.expiration_at ? <DateTime at={wallet.expiration_at} show="day" /> : t('page.never'),
    },
    wallet.terminated_at && {
      label: t('page.ended'),
      value: <DateTime at={wallet.terminated_at} show="day" />,
    },
    wallet.purchase_order_number && { label: t('page.order'), value: wallet.purchase_order_number },
    { label: t('page.created'), value: <DateTime at={wallet.created_at} show="day" /> },
    { label: t('page.id'), value: <CopyId value={wallet.lago_id} label={t('page.id')} short /> },
  ];
  return (
    <Card title={t('page.facts')}>
      <KeyValue compact items={items.filter((item) => typeof item === 'object' && item !== null)} />
    </Card>
  );
}

export function WalletRuleFacts({ wallet }: { wallet: Wallet }) {
  const zone = useZone();
  const rule = activeRule(wallet);
  return (
    <Card title={t('page.rule')}>
      <p className={rule ? 'text-ink text-sm' : 'text-mist text-sm'}>
        {rule ? ruleText(rule) : t('page.noRule')}
        {rule?.expiration_at && `, ${t('page.ruleEnds', { date: formatDayOf(rule.expiration_at, zone) })}`}
      </p>
    </Card>
  );
}

/** `Up to 100 credits every month`. */
function ruleText(rule: WalletRule): string {
  const what = amountText(rule);
  return rule.trigger === 'interval'
    ? t('page.ruleInterval', { what, interval: t(`page.intervals.${rule.interval ?? 'monthly'}`) })
    : t('page.ruleThreshold', { what, threshold: formatDecimal(rule.threshold_credits ?? '0') });
}

function amountText(rule: WalletRule): string {
  if (rule.method === 'target')
    return t('page.ruleTarget', { target: formatDecimal(rule.target_ongoing_balance ?? '0') });
  const [paid, granted] = [formatDecimal(rule.paid_credits), formatDecimal(rule.granted_credits)];
  if (Number(rule.granted_credits) === 0) return t('page.rulePaid', { paid });
  if (Number(rule.paid_credits) === 0) return t('page.ruleGranted', { granted });
  return t('page.ruleFixed', { paid, granted });
}
