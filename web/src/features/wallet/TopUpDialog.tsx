import * as z from 'zod/mini';
import { Button, Dialog, FormError, FormField, FormSwitch, Input, useCommand, useTarnForm } from '@/ui';
import { text } from '@/ui/schema';
import { worthText } from './credits';
import { t } from './texts';
import { transact, type Wallet } from './wallet.queries';

const CREDITS = z.regex(/^(\d{1,20}(\.\d{1,15})?)?$/, 'decimal_is_invalid');

const schema = z
  .object({
    paid: text(46, CREDITS),
    granted: text(46, CREDITS),
    name: text(255),
    order: text(255),
    ignore: z.boolean(),
  })
  .check(
    z.superRefine(({ paid, granted }, context) => {
      if (Number(paid || '0') + Number(granted || '0') === 0)
        context.addIssue({ code: 'custom', path: ['paid'], message: 'value_is_mandatory' });
    }),
  );

/** Buys or gives credits (CRD-227). */
export function TopUpDialog({ wallet, onClose }: { wallet: Wallet; onClose: () => void }) {
  const { currency, rate_amount: rate } = wallet;
  const topUp = useCommand({
    run: transact,
    changes: [['wallets'], ['invoices'], ['customers']],
    done: t('topUp.done'),
    onDone: onClose,
  });
  const form = useTarnForm({
    schema,
    defaultValues: { paid: '', granted: '', name: '', order: '', ignore: false },
    serverFields: { paid_credits: 'paid', granted_credits: 'granted', purchase_order_number: 'order' },
    submit: async (values) => {
      await topUp.ask({
        wallet_id: wallet.lago_id,
        ...(values.paid !== '' && { paid_credits: values.paid }),
        ...(values.granted !== '' && { granted_credits: values.granted }),
        ...(values.name !== '' && { name: values.name }),
        ...(values.order !== '' && { purchase_order_number: values.order }),
        ...(values.ignore && { ignore_paid_top_up_limits: true }),
      });
    },
  });
  const [paid, granted] = form.watch(['paid', 'granted']);
  const limited =
    wallet.paid_top_up_min_amount_cents !== null || wallet.paid_top_up_max_amount_cents !== null;
  return (
    <Dialog
      open
      size="md"
      onClose={onClose}
      title={t('topUp.title')}
      description={t('topUp.body')}
      footer={
        <Button variant="primary" type="submit" form="top-up" busy={form.formState.isSubmitting}>
          {t('topUp.confirm')}
        </Button>
      }
    >
      <form id="top-up" onSubmit={form.send} noValidate className="flex flex-col gap-4">
        <FormError form={form} />
        <div className="grid gap-4 sm:grid-cols-2">
          <FormField form={form} name="paid" label={t('topUp.paid')} hint={worthText(paid, rate, currency)}>
            {(field) => <Input {...field} numeric inputMode="decimal" autoComplete="off" />}
          </FormField>
          <FormField
            form={form}
            name="granted"
            label={t('topUp.granted')}
            hint={worthText(granted, rate, currency)}
          >
            {(field) => <Input {...field} numeric inputMode="decimal" autoComplete="off" />}
          </FormField>
        </div>
        <FormField form={form} name="name" label={t('topUp.name')} hint={t('topUp.nameHint')} optional>
          {(field) => <Input {...field} autoComplete="off" />}
        </FormField>
        <FormField form={form} name="order" label={t('topUp.order')} optional>
          {(field) => <Input {...field} autoComplete="off" />}
        </FormField>
        {limited && <FormSwitch form={form} name="ignore" label={t('topUp.ignore')} />}
      </form>
    </Dialog>
  );
}
