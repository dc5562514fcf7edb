import { useQuery } from '@tanstack/react-query';
import { useWatch } from 'react-hook-form';
import { clockQuery } from '@/features/clock/clock.queries';
import { Card, formatCivilDate, formatMoney } from '@/ui';
import { civilDateOf } from './civilDates';
import type { NewSubscriptionValues } from './newSubscription';
import type { SubscriptionForm } from './SubscriptionFields';
import type { PlanChoice } from './subscription.queries';
import { t } from './texts';

interface SummaryProps {
  form: SubscriptionForm;
  plans: PlanChoice[];
  /** The customer's. */
  zone: string;
}

/** Says in sentences what the form will do, before it is done. */
export function SubscriptionSummary({ form, plans, zone }: SummaryProps) {
  const values = useWatch({ control: form.control }) as NewSubscriptionValues;
  const plan = plans.find(({ code }) => code === values.planCode);
  const sentences = useSentences(plan, values, zone);
  return (
    <Card title={t('form.summary.title')}>
      {sentences.length > 0 ? (
        <ul className="flex list-disc flex-col gap-2 pl-4 text-slate text-sm">
          {sentences.map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      ) : (
        <p className="text-mist text-sm">{t('form.summary.choose')}</p>
      )}
    </Card>
  );
}

/** A date input is empty until it holds a whole date. */
const dayText = (date: string) => (date === '' ? '' : formatCivilDate(date));

function useSentences(plan: PlanChoice | undefined, values: NewSubscriptionValues, zone: string): string[] {
  const clock = useQuery(clockQuery);
  if (!plan) return [];
  const today = civilDateOf(clock.data?.now || new Date().toISOString(), zone);
  const { startOn, endOn } = values;
  const past = values.start === 'date' && startOn !== '' && startOn < today;
  const start =
    values.start === 'now' || startOn === ''
      ? t('form.summary.startsNow')
      : t(past ? 'form.summary.startedOn' : 'form.summary.startsOn', { date: dayText(startOn) });
  const price = {
    amount: formatMoney(plan.amount_cents, plan.amount_currency),
    interval: t(`intervals.${plan.interval}`),
  };
  const usage = plan.charges?.length ?? 0;
  const sentences = [
    start,
    plan.amount_cents > 0 && t(`form.summary.${plan.pay_in_advance ? 'inAdvance' : 'inArrears'}`, price),
    plan.amount_cents > 0 && values.billingTime === 'calendar' && !past && t('form.summary.prorated'),
    Boolean(plan.trial_period) && t('form.summary.trial', { count: Number(plan.trial_period) }),
    usage > 0 && t('form.summary.usage', { count: usage }),
    endOn !== '' && t('form.summary.endsOn', { date: dayText(endOn) }),
  ];
  return sentences.filter((sentence): sentence is string => Boolean(sentence));
}
