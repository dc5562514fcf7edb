import { Plus, X } from 'lucide-react';
import { useMemo } from 'react';
import { useFieldArray, useWatch } from 'react-hook-form';
import { SUBSCRIPTION_CHANGES } from '@/features/subscription/changes';
import { subscriptionName } from '@/features/subscription/lineage';
import { type SubscriptionDetail, updateSubscription } from '@/features/subscription/subscription.queries';
import {
  Button,
  Dialog,
  FormError,
  FormField,
  IconButton,
  Input,
  RadioGroup,
  type TarnForm,
  useCommand,
  useTarnForm,
} from '@/ui';
import { t } from './texts';
import {
  HOWS,
  type Progressive,
  type ThresholdValues,
  thresholdsSchemaOf,
  thresholdValuesOf,
  thresholdWriteOf,
} from './thresholds';

interface ThresholdsDialogProps {
  subscription: SubscriptionDetail;
  progressive: Progressive;
  onClose: () => void;
}

export function ThresholdsDialog({ subscription, progressive, onClose }: ThresholdsDialogProps) {
  const { external_id: externalId, status, plan_amount_currency: currency } = subscription;
  const schema = useMemo(() => thresholdsSchemaOf(currency), [currency]);
  const save = useCommand({
    run: updateSubscription,
    changes: SUBSCRIPTION_CHANGES,
    done: t('thresholds.saved'),
    onDone: onClose,
  });
  const form = useTarnForm({
    schema,
    defaultValues: thresholdValuesOf(progressive, currency),
    serverFields: { usage_thresholds: 'how' },
    submit: async (values) => {
      await save.ask({ externalId, status, changes: thresholdWriteOf(values, currency) });
    },
  });
  const how = useWatch({ control: form.control, name: 'how' });
  const labels = { plan: 'plan', own: 'ownChoice', off: 'offChoice' } as const;
  return (
    <Dialog
      open
      size="md"
      onClose={onClose}
      title={t('thresholds.dialog', { name: subscriptionName(subscription) })}
      description={t('thresholds.body')}
      footer={
        <Button
          variant="primary"
          type="submit"
          form="thresholds"
          disabled={!form.formState.isDirty}
          busy={form.formState.isSubmitting}
        >
          {t('thresholds.save')}
        </Button>
      }
    >
      <form id="thresholds" onSubmit={form.send} noValidate className="flex flex-col gap-4">
        <FormError form={form} />
        <FormField form={form} name="how" label={t('thresholds.how')}>
          {(field) => (
            <RadioGroup
              {...field}
              aria-label={t('thresholds.how')}
              options={HOWS.map((value) => ({
                value,
                label: t(`thresholds.${labels[value]}`),
                description: t(`thresholds.${value}Body`),
              }))}
            />
          )}
        </FormField>
        {how === 'own' && <Own form={form} currency={currency} />}
      </form>
    </Dialog>
  );
}

interface OwnProps {
  form: TarnForm<ThresholdValues, ThresholdValues>;
  currency: string;
}

function Own({ form, currency }: OwnProps) {
  const rows = useFieldArray({ control: form.control, name: 'rows' });
  return (
    <div className="flex flex-col gap-3">
      {rows.fields.map((row, index) => (
        <div key={row.id} className="flex items-start gap-2">
          <FormField
            form={form}
            name={`rows.${index}.amount`}
            label={t('thresholds.amount', { number: index + 1 })}
            hideLabel
            className="w-2/5"
          >
            {(field) => <Input {...field} numeric inputMode="decimal" prefix={currency} autoComplete="off" />}
          </FormField>
          <FormField
            form={form}
            name={`rows.${index}.name`}
            label={t('thresholds.name')}
            hideLabel
            className="flex-1"
          >
            {(field) => <Input {...field} placeholder={t('thresholds.name')} autoComplete="off" />}
          </FormField>
          <IconButton
            icon={X}
            label={t('thresholds.remove', { number: index + 1 })}
            onClick={() => rows.remove(index)}
          />
        </div>
      ))}
      <Button icon={Plus} className="self-start" onClick={() => rows.append({ amount: '', name: '' })}>
        {t('thresholds.add')}
      </Button>
      <FormField
        form={form}
        name="recurring"
        label={t('thresholds.recurring')}
        hint={t('thresholds.recurringHint')}
        className="sm:max-w-56"
      >
        {(field) => <Input {...field} numeric inputMode="decimal" prefix={currency} autoComplete="off" />}
      </FormField>
    </div>
  );
}
