import { Plus, X } from 'lucide-react';
import { useFieldArray } from 'react-hook-form';
import { currencyOptions } from '@/features/plan/currencies';
import {
  Button,
  CodeField,
  Combobox,
  Dialog,
  FormError,
  FormField,
  FormSwitch,
  IconButton,
  Input,
  type TarnForm,
  Textarea,
  TokenInput,
  useCommand,
  useTarnForm,
} from '@/ui';
import { type CampaignValues, campaignSchema, campaignValuesOf, campaignWriteOf } from './campaignForm';
import { type Campaign, createCampaign, updateCampaign } from './dunning.queries';
import { t } from './texts';

interface CampaignDialogProps {
  /** The campaign to edit; absent when one is created. */
  campaign?: Campaign;
  onClose: () => void;
}

export function CampaignDialog({ campaign, onClose }: CampaignDialogProps) {
  const changes = [['dunning_campaigns'], ['customers']];
  const create = useCommand({ run: createCampaign, changes, done: t('form.created'), onDone: onClose });
  const update = useCommand({ run: updateCampaign, changes, done: t('form.saved'), onDone: onClose });
  const form = useTarnForm({
    schema: campaignSchema,
    defaultValues: campaignValuesOf(campaign, 'EUR'),
    serverFields: { max_attempts: 'attempts', days_between_attempts: 'days', bcc_emails: 'bcc' },
    submit: async (values) => {
      const write = campaignWriteOf(values);
      await (campaign ? update.ask({ before: campaign.code, campaign: write }) : create.ask(write));
    },
  });
  return (
    <Dialog
      open
      size="md"
      onClose={onClose}
      title={campaign ? t('form.editTitle', { name: campaign.name }) : t('form.createTitle')}
      footer={
        <Button
          variant="primary"
          type="submit"
          form="campaign"
          disabled={Boolean(campaign) && !form.formState.isDirty}
          busy={form.formState.isSubmitting}
        >
          {campaign ? t('form.save') : t('form.create')}
        </Button>
      }
    >
      <form id="campaign" onSubmit={form.send} noValidate className="flex flex-col gap-4">
        <FormError form={form} />
        <div className="grid gap-4 sm:grid-cols-2">
          <FormField form={form} name="name" label={t('form.name')} required>
            {(field) => <Input {...field} autoComplete="off" />}
          </FormField>
          <CodeField form={form} from="name" name="code" fixed={Boolean(campaign)} />
          <FormField form={form} name="attempts" label={t('form.attempts')} required>
            {(field) => <Input {...field} numeric inputMode="numeric" autoComplete="off" />}
          </FormField>
          <FormField form={form} name="days" label={t('form.days')} required>
            {(field) => <Input {...field} numeric inputMode="numeric" autoComplete="off" />}
          </FormField>
        </div>
        <Thresholds form={form} />
        <FormField form={form} name="bcc" label={t('form.bcc')} hint={t('form.bccHint')} optional>
          {(field) => <TokenInput {...field} />}
        </FormField>
        <FormField form={form} name="description" label={t('form.description')} optional>
          {(field) => <Textarea {...field} rows={2} />}
        </FormField>
        <FormSwitch
          form={form}
          name="isDefault"
          label={t('form.default')}
          description={t('form.defaultHint')}
        />
      </form>
    </Dialog>
  );
}

function Thresholds({ form }: { form: TarnForm<CampaignValues, CampaignValues> }) {
  const rows = useFieldArray({ control: form.control, name: 'thresholds' });
  return (
    <fieldset>
      <legend className="mb-1.5 font-medium text-ink text-sm">{t('form.thresholds')}</legend>
      <div className="flex flex-col gap-2">
        {rows.fields.map((row, index) => (
          <div key={row.id} className="flex items-start gap-2">
            <FormField
              form={form}
              name={`thresholds.${index}.amount`}
              label={t('form.amount', { number: index + 1 })}
              hideLabel
              className="flex-1"
            >
              {(field) => <Input {...field} numeric inputMode="decimal" autoComplete="off" />}
            </FormField>
            <FormField
              form={form}
              name={`thresholds.${index}.currency`}
              label={t('form.currency', { number: index + 1 })}
              hideLabel
              className="w-36"
            >
              {(field) => <Combobox {...field} options={currencyOptions()} />}
            </FormField>
            {rows.fields.length > 1 && (
              <IconButton
                icon={X}
                label={t('form.remove', { number: index + 1 })}
                onClick={() => rows.remove(index)}
              />
            )}
          </div>
        ))}
        <Button
          icon={Plus}
          className="self-start"
          onClick={() => rows.append({ amount: '', currency: 'USD' })}
        >
          {t('form.add')}
        </Button>
        <p className="text-mist text-xs">{t('form.thresholdsHint')}</p>
      </div>
    </fieldset>
  );
}
