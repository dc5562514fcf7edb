import { useQuery } from '@tanstack/react-query';
import { Check } from 'lucide-react';
import { useMembership, useOrgPath } from '@/app/permissions/access';
import { metricRefsQuery } from '@/features/event/event.queries';
import { subscriptionsQuery } from '@/features/subscription/subscription.queries';
import { curlOf } from '@/features/usage/curl';
import { ButtonLink, Card, CodeBlock, cx } from '@/ui';
import type { Step } from './firstSteps';
import { t } from './texts';

export function FirstSteps({ steps }: { steps: Step[] }) {
  const { organization } = useMembership();
  const done = steps.filter(({ state }) => state === 'done').length;
  return (
    <Card
      flush
      title={t('steps.title')}
      description={organization.sandbox ? t('steps.body') : t('steps.sandbox')}
      actions={
        <span className="tabular text-mist text-sm">
          {t('steps.progress', { done, count: steps.length })}
        </span>
      }
    >
      <ol>
        {steps.map((step, index) => (
          <StepRow key={step.name} step={step} number={index + 1} />
        ))}
      </ol>
    </Card>
  );
}

/** In a sandbox one does not have to wait for the first invoice. */
const bodyOf = (name: Step['name'], sandbox: boolean) =>
  name === 'invoice' && sandbox ? t('steps.finished') : t(`steps.${name}Body`);

function StepRow({ step, number }: { step: Step; number: number }) {
  const path = useOrgPath();
  const { sandbox } = useMembership().organization;
  const { name, state } = step;
  return (
    <li
      aria-current={state === 'next' ? 'step' : undefined}
      className="flex gap-4 border-line border-b px-5 py-4 last:border-b-0"
    >
      <StepMark state={state} number={number} />
      <div className="min-w-0 flex-1">
        <div className="flex flex-wrap items-start justify-between gap-3">
          <div className="min-w-0">
            <h3 className={cx('font-medium text-sm', state === 'done' ? 'text-slate' : 'text-ink')}>
              {t(`steps.${name}`)}
              {state === 'done' && <span className="sr-only"> ({t('steps.done')})</span>}
            </h3>
            {state !== 'done' && <p className="mt-0.5 text-mist text-sm">{bodyOf(name, sandbox)}</p>}
          </div>
          {state === 'next' && (
            <ButtonLink variant="primary" to={path(...step.path)}>
              {t(`steps.${name}Action`)}
            </ButtonLink>
          )}
        </div>
        {name === 'event' && state === 'next' && <EventExample />}
      </div>
    </li>
  );
}

function StepMark({ state, number }: { state: Step['state']; number: number }) {
  return (
    <span
      aria-hidden
      className={cx(
        'tabular mt-0.5 flex size-6 shrink-0 items-center justify-center rounded-full font-medium text-xs',
        state === 'done' && 'bg-teal-soft text-teal-ink',
        state === 'next' && 'bg-teal text-on-teal',
        state === 'later' && 'border border-line-strong text-mist',
      )}
    >
      {state === 'done' ? <Check className="size-3.5" strokeWidth={3} /> : number}
    </span>
  );
}

/** With the codes that exist, so that it can be pasted as it stands. */
function EventExample() {
  const metrics = useQuery(metricRefsQuery);
  const subscriptions = useQuery(subscriptionsQuery({ status: ['active'], per_page: 1 }));
  const metric = metrics.data?.[0];
  const subscription = subscriptions.data?.rows[0];
  if (!metric || !subscription) return null;
  const code = curlOf(window.location.origin, {
    externalSubscriptionId: subscription.external_id,
    code: metric.code,
    property: metric.field_name,
  });
  return (
    <div className="mt-4">
      <CodeBlock label={t('steps.curl')} code={code} />
    </div>
  );
}
