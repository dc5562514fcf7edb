import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useWatch } from 'react-hook-form';
import { useOrgPath } from '@/app/permissions/access';
import { type Plan, planListQuery } from '@/features/plan/plan.queries';
import {
  Banner,
  Button,
  Card,
  Combobox,
  FormError,
  FormField,
  Input,
  Loaded,
  PageBody,
  PageHeader,
  RadioGroup,
  type TarnForm,
  TokenInput,
  useCommand,
  useTarnForm,
  useZone,
} from '@/ui';
import { MAX_CUSTOMERS, rehearse, subscribersQuery } from './rehearsal.queries';
import {
  canBeRehearsed,
  isComparable,
  type RehearsalValues,
  rehearsalSchema,
  rehearsalWriteOf,
} from './rehearsalForm';
import { t } from './texts';

/** Asks what customers would have paid under another plan. */
export function RehearsalForm() {
  return (
    <PageBody narrow>
      <PageHeader title={t('title')} description={t('description')} />
      <Loaded query={useQuery(planListQuery)}>{(plans) => <Form plans={plans} />}</Loaded>
    </PageBody>
  );
}

function Form({ plans }: { plans: Plan[] }) {
  const form = useRehearsalForm();
  const { who, planCode, oldPlanCode } = useWatch({ control: form.control }) as RehearsalValues;
  const candidates = plans.filter(canBeRehearsed);
  const chosen = plans.find(({ code }) => code === planCode);
  const olds = chosen ? plans.filter((plan) => isComparable(plan, chosen)) : [];
  if (candidates.length === 0) return <Banner>{t('noPlans')}</Banner>;
  return (
    <form onSubmit={form.send} noValidate>
      <Card
        footer={
          <Button variant="primary" type="submit" busy={form.formState.isSubmitting}>
            {t(form.formState.isSubmitting ? 'busy' : 'start')}
          </Button>
        }
      >
        <div className="flex flex-col gap-5">
          <FormError form={form} />
          <FormField form={form} name="planCode" label={t('plan')} hint={t('planHint')} required>
            {(field) => <Combobox {...field} placeholder={t('planChoose')} options={optionsOf(candidates)} />}
          </FormField>
          <FormField form={form} name="who" label={t('who')}>
            {(field) => (
              <RadioGroup
                {...field}
                look="cards"
                aria-label={t('who')}
                options={[
                  { value: 'plan', label: t('onPlan'), description: t('onPlanBody') },
                  { value: 'named', label: t('named'), description: t('namedBody') },
                ]}
              />
            )}
          </FormField>
          {who === 'plan' ? (
            <FormField
              form={form}
              name="oldPlanCode"
              label={t('oldPlan')}
              hint={oldPlanCode ? <Found planCode={oldPlanCode} /> : undefined}
              required
            >
              {(field) => (
                <Combobox
                  {...field}
                  disabled={!chosen}
                  placeholder={t('oldPlanChoose')}
                  options={optionsOf(olds)}
                />
              )}
            </FormField>
          ) : (
            <FormField form={form} name="ids" label={t('ids')} hint={t('idsHint')} required>
              {(field) => <TokenInput {...field} />}
            </FormField>
          )}
          <div className="grid gap-4 sm:grid-cols-2">
            <FormField form={form} name="fromOn" label={t('from')} hint={t('always')}>
              {(field) => <Input {...field} type="date" />}
            </FormField>
            <FormField form={form} name="toOn" label={t('to')} hint={t('always')}>
              {(field) => <Input {...field} type="date" />}
            </FormField>
          </div>
        </div>
      </Card>
    </form>
  );
}

const optionsOf = (plans: readonly Plan[]) =>
  plans.map(({ code, name, amount_currency }) => ({
    value: code,
    label: name,
    description: `${code} · ${amount_currency}`,
  }));

/** How many customers a choice stands for. */
function Found({ planCode }: { planCode: string }) {
  const { data } = useQuery(subscribersQuery(planCode));
  if (!data) return null;
  const count = data.length;
  return count > MAX_CUSTOMERS ? t('foundMany', { count, shown: MAX_CUSTOMERS }) : t('found', { count });
}

function useRehearsalForm(): TarnForm<RehearsalValues, RehearsalValues> {
  const path = useOrgPath();
  const zone = useZone();
  const navigate = useNavigate();
  const start = useCommand({ run: rehearse, changes: [] });
  const queries = useQueryClient();
  const form: TarnForm<RehearsalValues, RehearsalValues> = useTarnForm({
    schema: rehearsalSchema,
    defaultValues: { planCode: '', who: 'plan', oldPlanCode: '', ids: [], fromOn: '', toOn: '' },
    serverFields: { plan_code: 'planCode', external_customer_ids: 'ids', from: 'fromOn', to: 'toOn' },
    submit: async (values) => {
      const all = values.who === 'plan';
      const subscribers = all ? await queries.ensureQueryData(subscribersQuery(values.oldPlanCode)) : [];
      if (all && subscribers.length === 0)
        return form.setError('oldPlanCode', { message: 'nobody_on_plan' }, { shouldFocus: true });
      const made = await start.ask(rehearsalWriteOf(values, subscribers, zone));
      await navigate({ to: path('rehearsals', made.lago_id) });
    },
  });
  return form;
}
