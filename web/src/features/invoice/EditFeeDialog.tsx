import { useState } from 'react';
import { useWatch } from 'react-hook-form';
import {
  Banner,
  Button,
  Dialog,
  FormError,
  FormField,
  formatDecimal,
  Input,
  problemText,
  type TarnForm,
  useCommand,
  useTarnForm,
} from '@/ui';
import { type EditFeeValues, editFeeSchema, editFeeValuesOf, editFeeWriteOf } from './editFee';
import { FeePreview } from './FeePreview';
import { nameOf, partOf } from './feeSections';
import {
  type AdjustedFee,
  adjustFee,
  type Fee,
  type InvoiceDetail,
  resetFee,
  statedIn,
} from './invoice.queries';
import { t } from './texts';

interface EditFeeDialogProps {
  invoice: InvoiceDetail;
  fee: Fee;
  /** What was edited of it before. */
  edit: AdjustedFee | undefined;
  onClose: () => void;
}

/** Other units, another amount or another name for a fee of a draft, with the new total before it is saved. */
export function EditFeeDialog(props: EditFeeDialogProps) {
  return props.edit ? <Edited {...props} edit={props.edit} /> : <EditForm {...props} />;
}

const titleOf = (fee: Fee) => [nameOf(fee), partOf(fee)].filter(Boolean).join(' · ');

/** A fee is edited once (INV-152): what was edited can be taken back. */
function Edited({ invoice, fee, edit, onClose }: EditFeeDialogProps & { edit: AdjustedFee }) {
  const [problem, setProblem] = useState<string>();
  const reset = useCommand({
    run: resetFee,
    changes: [['invoices']],
    done: t('editFee.resetDone'),
    onDone: onClose,
  });
  const send = () =>
    void reset
      .ask({ invoiceId: invoice.lago_id, feeId: fee.lago_id })
      .catch((error: unknown) => setProblem(problemText(error)));
  const what = [
    edit.units !== null && t('editFee.editedUnits', { units: edit.units }),
    edit.unit_precise_amount !== null &&
      t('editFee.editedPrice', { price: `${edit.unit_precise_amount} ${statedIn(fee, invoice.currency)}` }),
    edit.invoice_display_name !== null && t('editFee.editedName', { name: edit.invoice_display_name }),
  ].filter((part) => part !== false);
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('editFee.editedTitle', { name: titleOf(fee) })}
      description={t('editFee.editedBody')}
      footer={
        <Button variant="primary" busy={reset.busy} onClick={send}>
          {t('editFee.reset')}
        </Button>
      }
    >
      {problem && <Banner tone="red">{problem}</Banner>}
      <ul className="flex list-disc flex-col gap-1 pl-5 text-ink text-sm">
        {what.map((part) => (
          <li key={part}>{part}</li>
        ))}
      </ul>
    </Dialog>
  );
}

function EditForm({ invoice, fee, onClose }: EditFeeDialogProps) {
  const save = useCommand({
    run: adjustFee,
    changes: [['invoices']],
    done: t('editFee.done'),
    onDone: onClose,
  });
  const form = useTarnForm({
    schema: editFeeSchema,
    defaultValues: editFeeValuesOf(undefined),
    serverFields: { unit_precise_amount: 'price', invoice_display_name: 'name' },
    submit: async (values) => {
      await save.ask({ invoiceId: invoice.lago_id, adjusted_fee: editFeeWriteOf(fee, values) });
    },
  });
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('editFee.title', { name: titleOf(fee) })}
      description={t('editFee.body')}
      footer={
        <Button
          variant="primary"
          type="submit"
          form="edit-fee"
          disabled={!form.formState.isDirty}
          busy={form.formState.isSubmitting}
        >
          {t('save')}
        </Button>
      }
    >
      <form id="edit-fee" onSubmit={form.send} noValidate className="flex flex-col gap-4">
        <FormError form={form} />
        <div className="grid gap-4 sm:grid-cols-2">
          <FormField
            form={form}
            name="units"
            label={t('editFee.units')}
            hint={t('editFee.now', { value: formatDecimal(fee.units) })}
            optional
          >
            {(field) => <Input {...field} numeric inputMode="decimal" autoComplete="off" />}
          </FormField>
          <FormField
            form={form}
            name="price"
            label={t('editFee.price')}
            hint={t('editFee.priceHint')}
            optional
          >
            {(field) => (
              <Input
                {...field}
                numeric
                inputMode="decimal"
                prefix={statedIn(fee, invoice.currency)}
                autoComplete="off"
              />
            )}
          </FormField>
        </div>
        <FormField form={form} name="name" label={t('editFee.name')} optional>
          {(field) => <Input {...field} autoComplete="off" />}
        </FormField>
        <Preview form={form} invoice={invoice} fee={fee} />
      </form>
    </Dialog>
  );
}

interface PreviewProps {
  form: TarnForm<EditFeeValues, EditFeeValues>;
  invoice: InvoiceDetail;
  fee: Fee;
}

function Preview({ form, invoice, fee }: PreviewProps) {
  const values = useWatch({ control: form.control }) as EditFeeValues;
  const ready = editFeeSchema.safeParse(values).success && values.units !== '';
  return <FeePreview invoice={invoice} fee={fee} wanted={ready ? editFeeWriteOf(fee, values) : undefined} />;
}
