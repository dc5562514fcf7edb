import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import * as z from 'zod/mini';
import { usePermissions } from '@/app/permissions/access';
import { metricChoicesQuery } from '@/features/metric/metric.queries';
import { isDecimal } from '@/features/plan/decimal';
import {
  Button,
  CodeField,
  Combobox,
  centsFromDecimal,
  Dialog,
  FormError,
  FormField,
  Input,
  Select,
  TokenInput,
  useCommand,
  useTarnForm,
} from '@/ui';
import { requiredText, text } from '@/ui/schema';
import { ALERT_TYPES, type AlertType, createAlert } from './alert.queries';
import { t } from './texts';

const ofMetric = (type: AlertType) => type.startsWith('billable_metric');
const inUnits = (type: AlertType) => type === 'billable_metric_current_usage_units';

/** Amounts as cents, units as they are; null when it is neither. */
function wireValue(type: AlertType, value: string, currency: string): string | null {
  if (inUnits(type)) return isDecimal(value) && Number(value) > 0 ? value : null;
  const cents = centsFromDecimal(value, currency);
  return cents !== null && cents > 0 ? String(cents) : null;
}

const schemaOf = (currency: string) =>
  z
    .object({
      name: requiredText(255),
      code: requiredText(255),
      alert_type: z.enum(ALERT_TYPES),
      metric: z.string(),
      thresholds: z.array(z.string()),
      recurring: text(40),
    })
    .check(
      z.superRefine((alert, context) => {
        const add = (path: string, message: string) =>
          context.addIssue({ code: 'custom', path: [path], message });
        const wrong = (value: string) => wireValue(alert.alert_type, value, currency) === null;
        if (alert.thresholds.length === 0) add('thresholds', 'value_is_mandatory');
        if (alert.thresholds.some(wrong)) add('thresholds', 'decimal_is_invalid');
        if (alert.recurring !== '' && wrong(alert.recurring)) add('recurring', 'decimal_is_invalid');
        if (ofMetric(alert.alert_type) && alert.metric === '') add('metric', 'value_is_mandatory');
      }),
    );

interface AlertDialogProps {
  externalId: string;
  currency: string;
  onClose: () => void;
}

export function AlertDialog({ externalId, currency, onClose }: AlertDialogProps) {
  const { can } = usePermissions();
  const sees = can('billable_metrics:view');
  const metrics = useQuery({ ...metricChoicesQuery, enabled: sees });
  const schema = useMemo(() => schemaOf(currency), [currency]);
  const create = useCommand({
    run: createAlert,
    changes: [['alerts']],
    done: t('form.created'),
    onDone: onClose,
  });
  const form = useTarnForm({
    schema,
    defaultValues: {
      name: '',
      code: '',
      alert_type: 'current_usage_amount',
      metric: '',
      thresholds: [],
      recurring: '',
    },
    serverFields: { billable_metric_code: 'metric' },
    submit: async ({ name, code, alert_type, metric, thresholds, recurring }) => {
      const value = (typed: string) => wireValue(alert_type, typed, currency) ?? '0';
      const alert = {
        name,
        code,
        alert_type,
        ...(ofMetric(alert_type) && { billable_metric_code: metric }),
        thresholds: [
          ...thresholds.map((typed) => ({ value: value(typed), recurring: false })),
          ...(recurring === '' ? [] : [{ value: value(recurring), recurring: true }]),
        ],
      };
      await create.ask({ externalId, alert });
    },
  });
  const type = form.watch('alert_type');
  return (
    <Dialog
      open
      size="md"
      onClose={onClose}
      title={t('form.title')}
      footer={
        <Button variant="primary" type="submit" form="alert" busy={form.formState.isSubmitting}>
          {t('form.create')}
        </Button>
      }
    >
      <form id="alert" onSubmit={form.send} noValidate className="flex flex-col gap-4">
        <FormError form={form} />
        <div className="grid gap-4 sm:grid-cols-2">
          <FormField form={form} name="name" label={t('form.name')} required>
            {(field) => <Input {...field} autoComplete="off" />}
          </FormField>
          <CodeField form={form} from="name" name="code" />
        </div>
        <FormField form={form} name="alert_type" label={t('form.type')}>
          {(field) => (
            <Select
              {...field}
              options={ALERT_TYPES.filter((value) => sees || !ofMetric(value)).map((value) => ({
                value,
                label: t(`types.${value}`),
              }))}
            />
          )}
        </FormField>
        {ofMetric(type) && (
          <FormField form={form} name="metric" label={t('form.metric')} required>
            {(field) => (
              <Combobox
                {...field}
                placeholder={t('form.chooseMetric')}
                options={(metrics.data ?? []).map(({ code, name }) => ({ value: code, label: name }))}
              />
            )}
          </FormField>
        )}
        <FormField
          form={form}
          name="thresholds"
          label={t('form.thresholds')}
          hint={t('form.thresholdsHint')}
          required
        >
          {(field) => <TokenInput {...field} placeholder="100" />}
        </FormField>
        <FormField
          form={form}
          name="recurring"
          label={t('form.recurring')}
          hint={t('form.recurringHint')}
          optional
          className="sm:max-w-56"
        >
          {(field) => (
            <Input
              {...field}
              numeric
              inputMode="decimal"
              prefix={inUnits(type) ? undefined : currency}
              autoComplete="off"
            />
          )}
        </FormField>
      </form>
    </Dialog>
  );
}
