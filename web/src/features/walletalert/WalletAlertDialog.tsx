import { useMemo } from 'react';
import type { Wallet } from '@/features/wallet/wallet.queries';
import {
  Button,
  CodeField,
  Dialog,
  FormError,
  FormField,
  Input,
  Select,
  TokenInput,
  useCommand,
  useTarnForm,
} from '@/ui';
import { alertValuesOf, alertWriteOf, inCredits, schemaOf } from './alertForm';
import { t } from './texts';
import {
  type AlertType,
  createWalletAlert,
  updateWalletAlert,
  type WalletAlert,
} from './walletalert.queries';

interface WalletAlertDialogProps {
  wallet: Wallet;
  /** The alert to edit; absent when one is created. */
  alert?: WalletAlert;
  /** A wallet has one alert of each type. */
  types: readonly AlertType[];
  onClose: () => void;
}

export function WalletAlertDialog({ wallet, alert, types, onClose }: WalletAlertDialogProps) {
  const { currency } = wallet;
  const changes = [['wallet_alerts']];
  const create = useCommand({ run: createWalletAlert, changes, done: t('form.created'), onDone: onClose });
  const update = useCommand({ run: updateWalletAlert, changes, done: t('form.saved'), onDone: onClose });
  const schema = useMemo(() => schemaOf(currency), [currency]);
  const form = useTarnForm({
    schema,
    defaultValues: alert
      ? alertValuesOf(alert, currency)
      : { name: '', code: '', alert_type: types[0] ?? 'wallet_balance_amount', thresholds: [], step: '' },
    submit: async (values) => {
      const write = alertWriteOf(values, currency, alert);
      await (alert
        ? update.ask({ wallet, before: alert.code, alert: write })
        : create.ask({ wallet, alert: write }));
    },
  });
  const credits = inCredits(form.watch('alert_type'));
  return (
    <Dialog
      open
      size="md"
      onClose={onClose}
      title={alert ? t('form.editTitle', { name: alert.name || alert.code }) : t('form.title')}
      footer={
        <Button
          variant="primary"
          type="submit"
          form="wallet-alert"
          disabled={Boolean(alert) && !form.formState.isDirty}
          busy={form.formState.isSubmitting}
        >
          {alert ? t('form.save') : t('form.create')}
        </Button>
      }
    >
      <form id="wallet-alert" onSubmit={form.send} noValidate className="flex flex-col gap-4">
        <FormError form={form} />
        <div className="grid gap-4 sm:grid-cols-2">
          <FormField form={form} name="name" label={t('form.name')} required>
            {(field) => <Input {...field} autoComplete="off" />}
          </FormField>
          <CodeField form={form} from="name" name="code" fixed={Boolean(alert)} />
        </div>
        <FormField form={form} name="alert_type" label={t('form.type')}>
          {(field) => (
            <Select
              {...field}
              disabled={Boolean(alert)}
              options={types.map((value) => ({ value, label: t(`types.${value}`) }))}
            />
          )}
        </FormField>
        <FormField
          form={form}
          name="thresholds"
          label={t('form.thresholds')}
          hint={t(credits ? 'form.creditsHint' : 'form.amountsHint')}
          required
        >
          {(field) => <TokenInput {...field} placeholder="100" />}
        </FormField>
        <FormField
          form={form}
          name="step"
          label={t('form.step')}
          hint={t('form.stepHint')}
          optional
          className="sm:max-w-56"
        >
          {(field) => (
            <Input
              {...field}
              numeric
              inputMode="decimal"
              prefix={credits ? undefined : currency}
              autoComplete="off"
            />
          )}
        </FormField>
      </form>
    </Dialog>
  );
}
