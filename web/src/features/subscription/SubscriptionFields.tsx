import { useEffect } from 'react';
import { useWatch } from 'react-hook-form';
import type { Customer } from '@/features/customer/customer.queries';
import { Card, Combobox, FormField, Input, RadioGroup, type TarnForm } from '@/ui';
import { type NewSubscriptionValues, proposedId } from './newSubscription';
import type { PlanChoice } from './subscription.queries';
import { t } from './texts';
import { usePriceText } from './usePlanText';

export type SubscriptionForm = TarnForm<NewSubscriptionValues, NewSubscriptionValues>;

interface FieldsProps {
  form: SubscriptionForm;
  customer: Customer;
  plans: PlanChoice[];
}

export function SubscriptionFields({ form, customer, plans }: FieldsProps) {
  return (
    <>
      <Card title={t('form.what')}>
        <What form={form} customer={customer} plans={plans} />
      </Card>
      <Card title={t('form.when')}>
        <When form={form} zone={customer.applicable_timezone} />
      </Card>
      <Card title={t('form.more')}>
        <div className="flex flex-col gap-4">
          <FormField form={form} name="name" label={t('form.name')} hint={t('form.nameHint')} optional>
            {(field) => <Input {...field} />}
          </FormField>
          <FormField form={form} name="order" label={t('form.order')} optional>
            {(field) => <Input {...field} />}
          </FormField>
        </div>
      </Card>
    </>
  );
}

/** The external id follows the plan until it is edited by hand. */
function What({ form, customer, plans }: FieldsProps) {
  const priceText = usePriceText();
  const planCode = useWatch({ control: form.control, name: 'planCode' });
  const { setValue, getFieldState, formState } = form;
  const edited = getFieldState('externalId', formState).isTouched;
  useEffect(() => {
    if (planCode && !edited)
      setValue('externalId', proposedId(customer.external_id, planCode), { shouldDirty: true });
  }, [planCode, edited, customer.external_id, setValue]);
  return (
    <div className="flex flex-col gap-4">
      <FormField
        form={form}
        name="planCode"
        label={t('form.plan')}
        hint={customer.currency ? t('form.currency', { currency: customer.currency }) : undefined}
        required
      >
        {(field) => (
          <Combobox
            {...field}
            placeholder={t('form.planSearch')}
            options={plans.map((plan) => ({
              value: plan.code,
              label: plan.name,
              description: priceText(plan),
            }))}
          />
        )}
      </FormField>
      <FormField
        form={form}
        name="externalId"
        label={t('form.externalId')}
        hint={t('form.externalIdHint')}
        required
      >
        {({ onChange, ...field }) => (
          <Input
            {...field}
            className="font-mono"
            spellCheck={false}
            autoCapitalize="off"
            onChange={(event) => {
              onChange(event);
              setValue('externalId', event.target.value, { shouldTouch: true, shouldDirty: true });
            }}
          />
        )}
      </FormField>
    </div>
  );
}

/** Whether the first payment comes first (SUB-190). */
function Activation({ form }: { form: SubscriptionForm }) {
  const activation = useWatch({ control: form.control, name: 'activation' });
  return (
    <>
      <FormField form={form} name="activation" label={t('activation.label')}>
        {(field) => (
          <RadioGroup
            {...field}
            look="cards"
            aria-label={t('activation.label')}
            options={(['now', 'payment'] as const).map((value) => ({
              value,
              label: t(`activation.${value}`),
              description: t(`activation.${value}Body`),
            }))}
          />
        )}
      </FormField>
      {activation === 'payment' && (
        <FormField
          form={form}
          name="timeoutHours"
          label={t('activation.timeout')}
          hint={t('activation.timeoutHint')}
          optional
        >
          {(field) => <Input {...field} numeric inputMode="numeric" autoComplete="off" className="sm:w-56" />}
        </FormField>
      )}
    </>
  );
}

function When({ form, zone }: { form: SubscriptionForm; zone: string }) {
  const start = useWatch({ control: form.control, name: 'start' });
  return (
    <div className="flex flex-col gap-4">
      <FormField form={form} name="start" label={t('form.start')}>
        {(field) => (
          <RadioGroup
            {...field}
            look="cards"
            aria-label={t('form.start')}
            options={[
              { value: 'now', label: t('form.now'), description: t('form.nowBody') },
              { value: 'date', label: t('form.onDate'), description: t('form.onDateBody') },
            ]}
          />
        )}
      </FormField>
      {start === 'date' && (
        <FormField
          form={form}
          name="startOn"
          label={t('form.startOn')}
          hint={t('form.dateHint', { zone })}
          required
        >
          {(field) => <Input {...field} type="date" className="sm:w-56" />}
        </FormField>
      )}
      <Activation form={form} />
      <FormField form={form} name="billingTime" label={t('form.billingTime')}>
        {(field) => (
          <RadioGroup
            {...field}
            look="cards"
            aria-label={t('form.billingTime')}
            options={(['calendar', 'anniversary'] as const).map((value) => ({
              value,
              label: t(`billingTime.${value}`),
              description: t(`billingTime.${value}Body`),
            }))}
          />
        )}
      </FormField>
      <FormField form={form} name="endOn" label={t('form.endOn')} hint={t('form.endHint')} optional>
        {(field) => <Input {...field} type="date" className="sm:w-56" />}
      </FormField>
    </div>
  );
}
