import { useQuery } from '@tanstack/react-query';
import { useWatch } from 'react-hook-form';
import { useUnitLabel } from '@/features/pricingunit/usePricingUnits';
import { subscriptionQuery } from '@/features/subscription/subscription.queries';
import {
  Banner,
  Button,
  Combobox,
  Dialog,
  FormError,
  FormField,
  Input,
  problemText,
  Select,
  type TarnForm,
  useCommand,
  useTarnForm,
} from '@/ui';
import { type AddFeeValues, addFeeSchema, addFeeWriteOf, type Billable, missingFrom } from './addFee';
import { FeePreview } from './FeePreview';
import { adjustFee, type InvoiceDetail } from './invoice.queries';
import { t } from './texts';

interface AddFeeDialogProps {
  invoice: InvoiceDetail;
  onClose: () => void;
}

/** Bills a charge of the plan that the draft does not have a fee of (WEB-201). */
export function AddFeeDialog({ invoice, onClose }: AddFeeDialogProps) {
  const form = useAddFeeForm(invoice, onClose);
  const { subscriptionId, charge } = useWatch({ control: form.control }) as AddFeeValues;
  const { billables, error, isPending } = useBillables(invoice, subscriptionId);
  const unitLabel = useUnitLabel();
  const chosen = billables.find(({ key }) => key === charge);
  return (
    <Dialog
      open
      size="md"
      onClose={onClose}
      title={t('addFee.title')}
      description={t('addFee.body')}
      footer={
        <Button variant="primary" type="submit" form="add-fee" busy={form.formState.isSubmitting}>
          {t('addFee.action')}
        </Button>
      }
    >
      <form id="add-fee" onSubmit={form.sendFor(chosen)} noValidate className="flex flex-col gap-4">
        <FormError form={form} />
        {error !== null && <Banner tone="red">{problemText(error)}</Banner>}
        {invoice.billing_periods.length > 1 && (
          <FormField form={form} name="subscriptionId" label={t('addFee.subscription')} required>
            {(field) => (
              <Select
                {...field}
                options={invoice.billing_periods.map((period) => ({
                  value: period.lago_subscription_id,
                  label: period.external_subscription_id,
                }))}
              />
            )}
          </FormField>
        )}
        <FormField
          form={form}
          name="charge"
          label={t('addFee.charge')}
          hint={!isPending && billables.length === 0 ? t('addFee.none') : undefined}
          required
        >
          {(field) => (
            <Combobox
              {...field}
              loading={isPending}
              placeholder={t('addFee.choose')}
              options={billables.map(({ key, name, detail }) => ({
                value: key,
                label: name,
                description: detail,
              }))}
            />
          )}
        </FormField>
        <Quantities form={form} currency={unitLabel(chosen?.unit, invoice.currency)} />
        <Preview form={form} invoice={invoice} billable={chosen} />
      </form>
    </Dialog>
  );
}

type Form = TarnForm<AddFeeValues, AddFeeValues>;

function useAddFeeForm(invoice: InvoiceDetail, onClose: () => void) {
  const save = useCommand({
    run: adjustFee,
    changes: [['invoices']],
    done: t('addFee.done'),
    onDone: onClose,
  });
  let billable: Billable | undefined;
  const form = useTarnForm({
    schema: addFeeSchema,
    defaultValues: {
      subscriptionId: invoice.billing_periods[0]?.lago_subscription_id ?? '',
      charge: '',
      units: '',
      price: '',
      name: '',
    },
    serverFields: { unit_precise_amount: 'price', invoice_display_name: 'name' },
    submit: async (values) => {
      if (!billable) return;
      await save.ask({ invoiceId: invoice.lago_id, adjusted_fee: addFeeWriteOf(values, billable) });
    },
  });
  const sendFor = (chosen: Billable | undefined) => (event: React.BaseSyntheticEvent) => {
    billable = chosen;
    return form.send(event);
  };
  return { ...form, sendFor };
}

/** The plan as the subscription has it, with prices of its own. */
function useBillables(invoice: InvoiceDetail, subscriptionId: string) {
  const period = invoice.billing_periods.find((one) => one.lago_subscription_id === subscriptionId);
  const { data, error, isPending } = useQuery({
    ...subscriptionQuery(period?.external_subscription_id ?? '', 'active'),
    enabled: Boolean(period),
  });
  return { billables: data ? missingFrom(invoice, subscriptionId, data.plan) : [], error, isPending };
}

function Quantities({ form, currency }: { form: Form; currency: string }) {
  return (
    <>
      <div className="grid gap-4 sm:grid-cols-2">
        <FormField form={form} name="units" label={t('editFee.units')} required>
          {(field) => <Input {...field} numeric inputMode="decimal" autoComplete="off" />}
        </FormField>
        <FormField form={form} name="price" label={t('editFee.price')} hint={t('editFee.priceHint')} optional>
          {(field) => <Input {...field} numeric inputMode="decimal" prefix={currency} autoComplete="off" />}
        </FormField>
      </div>
      <FormField form={form} name="name" label={t('editFee.name')} optional>
        {(field) => <Input {...field} autoComplete="off" />}
      </FormField>
    </>
  );
}

interface PreviewProps {
  form: Form;
  invoice: InvoiceDetail;
  billable: Billable | undefined;
}

function Preview({ form, invoice, billable }: PreviewProps) {
  const values = useWatch({ control: form.control }) as AddFeeValues;
  const ready = billable && addFeeSchema.safeParse(values).success;
  return <FeePreview invoice={invoice} wanted={ready ? addFeeWriteOf(values, billable) : undefined} />;
}
