import * as z from 'zod/mini';
import { api } from '@/api/client';
import { Button, Dialog, FormError, FormField, TokenInput, useCommand, useTarnForm } from '@/ui';
import { t } from './texts';

const ADDRESS = /^[^\s@,]+@[^\s@,]+$/;

const addresses = () =>
  z.array(z.string()).check(z.refine((all) => all.every((one) => ADDRESS.test(one)), 'invalid_email_format'));

const schema = z.object({
  to: addresses().check(z.minLength(1, 'value_is_mandatory')),
  cc: addresses(),
  bcc: addresses(),
});

type Recipients = z.infer<typeof schema>;

export interface Letter {
  /** Below the API: `/invoices/…`. */
  path: string;
  number: string;
  /** The customer's addresses, separated by commas. */
  usual: string | null | undefined;
}

const send = ({ path, ...recipients }: Recipients & { path: string }) =>
  api.post(`${path}/resend_email`, recipients);

/** Sends a document once more, to whom it usually goes or to others (WEB-194). */
export function EmailDialog({ path, number, usual, onClose }: Letter & { onClose: () => void }) {
  const run = useCommand({ run: send, changes: [], done: t('sent', { number }), onDone: onClose });
  const form = useTarnForm({
    schema,
    defaultValues: {
      to: (usual ?? '')
        .split(',')
        .map((address) => address.trim())
        .filter(Boolean),
      cc: [],
      bcc: [],
    },
    submit: async (values) => {
      await run.ask({ path, ...values });
    },
  });
  return (
    <Dialog
      open
      size="md"
      onClose={onClose}
      title={t('title', { number })}
      description={t('body')}
      footer={
        <Button variant="primary" type="submit" form="email" busy={form.formState.isSubmitting}>
          {t('send')}
        </Button>
      }
    >
      <form id="email" onSubmit={form.send} noValidate className="flex flex-col gap-4">
        <FormError form={form} />
        <FormField form={form} name="to" label={t('to')} hint={t('hint')} required>
          {(field) => <TokenInput {...field} placeholder="billing@example.com" />}
        </FormField>
        <FormField form={form} name="cc" label={t('cc')} optional>
          {(field) => <TokenInput {...field} />}
        </FormField>
        <FormField form={form} name="bcc" label={t('bcc')} optional>
          {(field) => <TokenInput {...field} />}
        </FormField>
      </form>
    </Dialog>
  );
}
