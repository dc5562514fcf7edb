import { useQuery } from '@tanstack/react-query';
import { useNavigate, useParams } from '@tanstack/react-router';
import { useOrgPath } from '@/app/permissions/access';
import { type InvoiceDetail, invoiceQuery } from '@/features/invoice/invoice.queries';
import {
  Button,
  ButtonLink,
  DirtyGuard,
  EmptyState,
  FormError,
  FormPage,
  Loaded,
  type TarnForm,
  useCommand,
  useTarnForm,
  ZoneProvider,
} from '@/ui';
import { RegenerationLines } from './RegenerationLines';
import { RegenerationPreview } from './RegenerationPreview';
import {
  type RegenerationValues,
  regeneratedFeesOf,
  regenerationSchema,
  regenerationValuesOf,
} from './regeneration';
import { regenerate } from './regeneration.queries';
import { t } from './texts';

export type RegenerationForm = TarnForm<RegenerationValues, RegenerationValues>;

/** Bills a voided invoice again, with other lines where they were wrong (WEB-203). */
export function RegeneratePage() {
  const { invoiceId = '' } = useParams({ strict: false }) as { invoiceId?: string };
  return (
    <Loaded query={useQuery(invoiceQuery(invoiceId))}>
      {(invoice) => (
        <ZoneProvider value={invoice.customer.applicable_timezone}>
          {invoice.status === 'voided' ? <Form invoice={invoice} /> : <NotVoided invoice={invoice} />}
        </ZoneProvider>
      )}
    </Loaded>
  );
}

function NotVoided({ invoice }: { invoice: InvoiceDetail }) {
  const path = useOrgPath();
  return (
    <EmptyState
      title={t('notVoided')}
      action={<ButtonLink to={path('invoices', invoice.lago_id)}>{t('back')}</ButtonLink>}
    />
  );
}

function Form({ invoice }: { invoice: InvoiceDetail }) {
  const path = useOrgPath();
  const form = useRegenerationForm(invoice);
  const { isDirty, isSubmitting, isSubmitSuccessful } = form.formState;
  return (
    <form onSubmit={form.send} noValidate>
      <DirtyGuard when={isDirty && !isSubmitting && !isSubmitSuccessful} />
      <FormPage
        title={t('title', { number: invoice.number })}
        closeTo={path('invoices', invoice.lago_id)}
        actions={
          <Button variant="primary" type="submit" busy={isSubmitting}>
            {t('create')}
          </Button>
        }
        aside={<RegenerationPreview form={form} invoice={invoice} />}
      >
        <FormError form={form} />
        <RegenerationLines form={form} invoice={invoice} />
      </FormPage>
    </form>
  );
}

function useRegenerationForm(invoice: InvoiceDetail): RegenerationForm {
  const path = useOrgPath();
  const navigate = useNavigate();
  const issue = useCommand({
    run: regenerate,
    changes: [['invoices'], ['applied_coupons'], ['credit_notes'], ['wallets'], ['customers']],
    done: ({ number }) => t('created', { number, voided: invoice.number }),
  });
  return useTarnForm({
    schema: regenerationSchema,
    defaultValues: regenerationValuesOf(invoice.fees),
    submit: async (values) => {
      const fees = regeneratedFeesOf(values, invoice.fees);
      const made = await issue.ask({ id: invoice.lago_id, fees });
      await navigate({ to: path('invoices', made.lago_id), ignoreBlocker: true });
    },
  });
}
