import { useQuery } from '@tanstack/react-query';
import { useNavigate, useParams } from '@tanstack/react-router';
import { PackagePlus } from 'lucide-react';
import { useOrgPath, usePermissions } from '@/app/permissions/access';
import { type AddOn, addOnChoicesQuery } from '@/features/addon/addon.queries';
import { type Customer, customerName, customerQuery } from '@/features/customer/customer.queries';
import { entitiesQuery } from '@/features/entity/entity.queries';
import { currencyOptions } from '@/features/plan/currencies';
import {
  Button,
  ButtonLink,
  Card,
  Combobox,
  DirtyGuard,
  EmptyState,
  FormError,
  FormField,
  FormPage,
  Input,
  Loaded,
  Select,
  type TarnForm,
  useCommand,
  useTarnForm,
} from '@/ui';
import { OneOffLines } from './OneOffLines';
import { OneOffTotals } from './OneOffTotals';
import { newLine, type OneOffValues, oneOffSchema, oneOffWriteOf } from './oneOff';
import { issueOneOff } from './oneoff.queries';
import { t } from './texts';

export type OneOffFormState = TarnForm<OneOffValues, OneOffValues>;

/** Bills a customer for add-ons, outside of any subscription (WEB-202). */
export function NewOneOff() {
  const { customerId = '' } = useParams({ strict: false }) as { customerId?: string };
  const { can } = usePermissions();
  const customer = useQuery(customerQuery(customerId));
  const addOns = useQuery({ ...addOnChoicesQuery, enabled: can('addons:view') });
  const both = customer.data && addOns.data ? { customer: customer.data, addOns: addOns.data } : undefined;
  const refetch = () => {
    void customer.refetch();
    void addOns.refetch();
  };
  return (
    <Loaded query={{ data: both, error: customer.error ?? addOns.error, refetch }}>
      {(data) => <Form {...data} />}
    </Loaded>
  );
}

interface FormProps {
  customer: Customer;
  addOns: AddOn[];
}

function Form({ customer, addOns }: FormProps) {
  const path = useOrgPath();
  const form = useOneOffForm(customer, addOns);
  const { isDirty, isSubmitting, isSubmitSuccessful } = form.formState;
  return (
    <form onSubmit={form.send} noValidate>
      <DirtyGuard when={isDirty && !isSubmitting && !isSubmitSuccessful} />
      <FormPage
        title={t('title', { customer: customerName(customer) })}
        closeTo={path('customers', customer.external_id)}
        actions={
          <Button variant="primary" type="submit" busy={isSubmitting} disabled={addOns.length === 0}>
            {t('create')}
          </Button>
        }
        aside={addOns.length > 0 && <OneOffTotals form={form} customer={customer} addOns={addOns} />}
      >
        <FormError form={form} />
        {addOns.length === 0 ? (
          <EmptyState
            icon={PackagePlus}
            title={t('noAddOns')}
            body={t('noAddOnsBody')}
            action={<ButtonLink to={path('add-ons')}>{t('toAddOns')}</ButtonLink>}
          />
        ) : (
          <>
            <OneOffLines form={form} addOns={addOns} />
            <Settings form={form} />
          </>
        )}
      </FormPage>
    </form>
  );
}

function useOneOffForm(customer: Customer, addOns: AddOn[]): OneOffFormState {
  const path = useOrgPath();
  const navigate = useNavigate();
  const issue = useCommand({
    run: issueOneOff,
    changes: [['invoices'], ['customers']],
    done: ({ number }) => (number ? t('created', { number }) : t('skipped')),
  });
  return useTarnForm({
    schema: oneOffSchema,
    defaultValues: {
      currency: customer.currency ?? addOns[0]?.amount_currency ?? 'EUR',
      entity: customer.billing_entity_code,
      order: '',
      lines: [newLine()],
    },
    serverFields: { billing_entity_code: 'entity', purchase_order_number: 'order' },
    submit: async (values) => {
      const invoice = await issue.ask(oneOffWriteOf(values, customer.external_id));
      await navigate({ to: path('invoices', invoice.lago_id), ignoreBlocker: true });
    },
  });
}

function Settings({ form }: { form: OneOffFormState }) {
  const { can } = usePermissions();
  const entities = useQuery({ ...entitiesQuery, enabled: can('billing_entities:view') });
  const several = (entities.data?.length ?? 0) > 1;
  return (
    <Card title={t('what')}>
      <div className="grid gap-4 sm:grid-cols-2">
        <FormField form={form} name="currency" label={t('currency')} required>
          {(field) => <Combobox {...field} options={currencyOptions()} />}
        </FormField>
        {several && (
          <FormField form={form} name="entity" label={t('entity')}>
            {(field) => (
              <Select
                {...field}
                options={(entities.data ?? []).map(({ code, name }) => ({ value: code, label: name }))}
              />
            )}
          </FormField>
        )}
        <FormField form={form} name="order" label={t('order')} optional>
          {(field) => <Input {...field} autoComplete="off" />}
        </FormField>
      </div>
    </Card>
  );
}
