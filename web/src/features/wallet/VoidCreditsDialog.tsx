import * as z from 'zod/mini';
import { Button, Dialog, FormError, FormField, formatDecimal, Input, useCommand, useTarnForm } from '@/ui';
import { requiredText } from '@/ui/schema';
import { worthText } from './credits';
import { t } from './texts';
import { transact, type Wallet } from './wallet.queries';

const schema = z.object({
  credits: requiredText(46, z.regex(/^\d{1,20}(\.\d{1,15})?$/, 'decimal_is_invalid')),
});

/** Takes credits out of the wallet for good. */
export function VoidCreditsDialog({ wallet, onClose }: { wallet: Wallet; onClose: () => void }) {
  const run = useCommand({
    run: transact,
    changes: [['wallets'], ['customers']],
    done: t('void.done'),
    onDone: onClose,
  });
  const form = useTarnForm({
    schema,
    defaultValues: { credits: '' },
    serverFields: { voided_credits: 'credits' },
    submit: async ({ credits }) => {
      await run.ask({ wallet_id: wallet.lago_id, voided_credits: credits });
    },
  });
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('void.title')}
      description={t('void.body', { credits: formatDecimal(wallet.credits_balance, 5) })}
      footer={
        <Button variant="danger" type="submit" form="void-credits" busy={form.formState.isSubmitting}>
          {t('void.confirm')}
        </Button>
      }
    >
      <form id="void-credits" onSubmit={form.send} noValidate className="flex flex-col gap-4">
        <FormError form={form} />
        <FormField
          form={form}
          name="credits"
          label={t('void.credits')}
          hint={worthText(form.watch('credits'), wallet.rate_amount, wallet.currency)}
          required
        >
          {(field) => <Input {...field} numeric inputMode="decimal" autoComplete="off" />}
        </FormField>
      </form>
    </Dialog>
  );
}
