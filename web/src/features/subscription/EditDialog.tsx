import * as z from 'zod/mini';
import { Button, Dialog, FormError, FormField, Input, useCommand, useTarnForm, useZone } from '@/ui';
import { required, text } from '@/ui/schema';
import { SUBSCRIPTION_CHANGES } from './changes';
import { civilDateOf, midnightOf } from './civilDates';
import { type SubscriptionDetail, updateSubscription } from './subscription.queries';
import { t } from './texts';

const schema = z.object({
  name: text(255),
  startOn: required(),
  endOn: z.string(),
  order: text(255),
});

type Values = z.infer<typeof schema>;

/** Only what was changed is sent: an untouched date keeps its hour. */
function changesOf(values: Values, before: Values, zone: string): Record<string, unknown> {
  const changes: Record<string, unknown> = {};
  if (values.name !== before.name) changes.name = values.name || null;
  if (values.startOn !== before.startOn) changes.subscription_at = midnightOf(values.startOn, zone);
  if (values.endOn !== before.endOn) changes.ending_at = values.endOn ? midnightOf(values.endOn, zone) : null;
  if (values.order !== before.order) changes.purchase_order_number = values.order || null;
  return changes;
}

export function EditDialog({
  subscription,
  onClose,
}: {
  subscription: SubscriptionDetail;
  onClose: () => void;
}) {
  const zone = useZone();
  const { external_id: externalId, status } = subscription;
  const before: Values = {
    name: subscription.name ?? '',
    startOn: civilDateOf(subscription.subscription_at, zone),
    endOn: subscription.ending_at ? civilDateOf(subscription.ending_at, zone) : '',
    order: subscription.purchase_order_number ?? '',
  };
  const save = useCommand({ run: updateSubscription, changes: SUBSCRIPTION_CHANGES, done: t('edit.saved') });
  const form = useTarnForm({
    schema,
    defaultValues: before,
    serverFields: { ending_at: 'endOn', subscription_at: 'startOn', purchase_order_number: 'order' },
    submit: async (values) => {
      await save.ask({ externalId, status, changes: changesOf(values, before, zone) });
      onClose();
    },
  });
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('edit.title')}
      footer={
        <Button
          variant="primary"
          type="submit"
          form="subscription"
          disabled={!form.formState.isDirty}
          busy={form.formState.isSubmitting}
        >
          {t('edit.save')}
        </Button>
      }
    >
      <form id="subscription" onSubmit={form.send} noValidate className="flex flex-col gap-4">
        <FormError form={form} />
        <FormField form={form} name="name" label={t('form.name')} hint={t('form.nameHint')} optional>
          {(field) => <Input {...field} />}
        </FormField>
        {status === 'pending' && (
          <FormField form={form} name="startOn" label={t('form.startOn')} hint={t('form.dateHint', { zone })}>
            {(field) => <Input {...field} type="date" />}
          </FormField>
        )}
        <FormField form={form} name="endOn" label={t('form.endOn')} hint={t('form.endHint')} optional>
          {(field) => <Input {...field} type="date" />}
        </FormField>
        <FormField form={form} name="order" label={t('form.order')} optional>
          {(field) => <Input {...field} />}
        </FormField>
      </form>
    </Dialog>
  );
}
