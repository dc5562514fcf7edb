import * as z from 'zod/mini';
import { moneyProblem } from '@/features/plan/rules';
import { civilDateOf, midnightOf } from '@/features/subscription/civilDates';
import { centsFromDecimal, decimalFromCents } from '@/ui';
import { required, requiredText, text } from '@/ui/schema';
import { RULE_INTERVALS, type Wallet, type WalletRule, type WalletWrite } from './wallet.queries';

const CREDITS = z.regex(/^(\d{1,20}(\.\d{1,15})?)?$/, 'decimal_is_invalid');

export const FEE_TYPES = ['charge', 'subscription', 'commitment', 'fixed_charge', 'add_on'] as const;

export const walletSchema = z
  .object({
    name: text(255),
    code: text(255),
    currency: required(),
    rate: requiredText(40, z.regex(/^\d{1,15}(\.\d{1,15})?$/, 'decimal_is_invalid')),
    priority: requiredText(2, z.regex(/^([1-9]|[1-4]\d|50)$/, 'value_is_out_of_range')),
    expiresOn: z.string(),
    order: text(255),
    paid: text(46, CREDITS),
    granted: text(46, CREDITS),
    min: text(40),
    max: text(40),
    fee_types: z.array(z.string()),
    metric_codes: z.array(z.string()),
    requires: z.boolean(),
    rule: z.enum(['never', 'interval', 'threshold']),
    interval: z.enum(RULE_INTERVALS),
    startOn: z.string(),
    threshold: text(46, CREDITS),
    method: z.enum(['fixed', 'target']),
    target: text(46, CREDITS),
    rulePaid: text(46, CREDITS),
    ruleGranted: text(46, CREDITS),
    ruleEndsOn: z.string(),
  })
  .check(
    z.superRefine((wallet, context) => {
      const needs = (field: string) =>
        context.addIssue({ code: 'custom', path: [field], message: 'value_is_mandatory' });
      if (wallet.rule === 'threshold' && wallet.threshold === '') needs('threshold');
      if (wallet.rule !== 'never' && wallet.method === 'target' && wallet.target === '') needs('target');
      if (wallet.rule !== 'never' && wallet.method === 'fixed' && !wallet.rulePaid && !wallet.ruleGranted)
        needs('rulePaid');
      for (const limit of ['min', 'max'] as const) {
        const message = moneyProblem(wallet[limit], wallet.currency);
        if (message) context.addIssue({ code: 'custom', path: [limit], message });
      }
      if (Number(wallet.rate) === 0)
        context.addIssue({ code: 'custom', path: ['rate'], message: 'value_is_out_of_range' });
    }),
  );

export type WalletValues = z.infer<typeof walletSchema>;

export const newWallet = (currency: string): WalletValues => ({
  name: '',
  code: '',
  currency,
  rate: '1',
  priority: '50',
  expiresOn: '',
  order: '',
  paid: '',
  granted: '',
  min: '',
  max: '',
  fee_types: [],
  metric_codes: [],
  requires: false,
  rule: 'never',
  interval: 'monthly',
  startOn: '',
  threshold: '',
  method: 'fixed',
  target: '',
  rulePaid: '',
  ruleGranted: '',
  ruleEndsOn: '',
});

export const activeRule = (wallet: Wallet): WalletRule | undefined =>
  wallet.recurring_transaction_rules.find(({ status }) => status === 'active');

const orEmpty = (credits: string | null | undefined) => (!credits || Number(credits) === 0 ? '' : credits);
const dayOf = (at: string | null | undefined, zone: string) => (at ? civilDateOf(at, zone) : '');

export function walletValuesOf(wallet: Wallet, zone: string): WalletValues {
  const rule = activeRule(wallet);
  const amount = (cents: number | null) => (cents === null ? '' : decimalFromCents(cents, wallet.currency));
  return {
    ...newWallet(wallet.currency),
    name: wallet.name ?? '',
    code: wallet.code,
    rate: wallet.rate_amount,
    priority: String(wallet.priority),
    expiresOn: dayOf(wallet.expiration_at, zone),
    order: wallet.purchase_order_number ?? '',
    min: amount(wallet.paid_top_up_min_amount_cents),
    max: amount(wallet.paid_top_up_max_amount_cents),
    fee_types: wallet.applies_to.fee_types,
    metric_codes: wallet.applies_to.billable_metric_codes,
    requires: wallet.invoice_requires_successful_payment,
    ...(rule && {
      rule: rule.trigger,
      interval: rule.interval ?? 'monthly',
      startOn: dayOf(rule.started_at, zone),
      threshold: rule.threshold_credits ?? '',
      method: rule.method,
      target: rule.target_ongoing_balance ?? '',
      rulePaid: orEmpty(rule.paid_credits),
      ruleGranted: orEmpty(rule.granted_credits),
      ruleEndsOn: dayOf(rule.expiration_at, zone),
    }),
  };
}

/** What is sent; of a wallet that is there, without what never changes (CRD-216). */
export function walletWriteOf(values: WalletValues, zone: string, before?: Wallet): WalletWrite {
  const cents = (amount: string) => (amount === '' ? null : centsFromDecimal(amount, values.currency));
  return {
    name: values.name || null,
    ...(values.code !== '' && { code: values.code }),
    priority: Number(values.priority),
    ...(values.expiresOn !== dayOf(before?.expiration_at, zone) && {
      expiration_at: values.expiresOn === '' ? null : midnightOf(values.expiresOn, zone),
    }),
    purchase_order_number: values.order || null,
    paid_top_up_min_amount_cents: cents(values.min),
    paid_top_up_max_amount_cents: cents(values.max),
    applies_to: { fee_types: values.fee_types, billable_metric_codes: values.metric_codes },
    invoice_requires_successful_payment: values.requires,
    recurring_transaction_rules: rulesOf(values, zone, before && activeRule(before)),
    ...(!before && {
      currency: values.currency,
      rate_amount: values.rate,
      ...(values.paid !== '' && { paid_credits: values.paid }),
      ...(values.granted !== '' && { granted_credits: values.granted }),
    }),
  };
}

function rulesOf(values: WalletValues, zone: string, before: WalletRule | undefined): WalletWrite[] {
  if (values.rule === 'never') return [];
  const fixed = values.method === 'fixed';
  const day = (date: string) => (date === '' ? null : midnightOf(date, zone));
  return [
    {
      ...(before && { lago_id: before.lago_id }),
      trigger: values.rule,
      method: values.method,
      ...(values.rule === 'interval'
        ? { interval: values.interval, started_at: day(values.startOn) }
        : { threshold_credits: values.threshold }),
      ...(fixed
        ? { paid_credits: values.rulePaid || '0', granted_credits: values.ruleGranted || '0' }
        : { target_ongoing_balance: values.target }),
      ...(values.ruleEndsOn !== dayOf(before?.expiration_at, zone) && {
        expiration_at: day(values.ruleEndsOn),
      }),
    },
  ];
}
