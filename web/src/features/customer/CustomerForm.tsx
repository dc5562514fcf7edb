import { useQuery } from '@tanstack/react-query';
import { useNavigate, useParams } from '@tanstack/react-router';
import { useOrgPath } from '@/app/permissions/access';
import { Button, DirtyGuard, FormError, FormPage, Loaded, useCommand, useTarnForm } from '@/ui';
import { AddressCard } from './AddressFields';
import { BillingCard, IdentityCard } from './CustomerFields';
import { type Customer, customerName, customerQuery, saveCustomer } from './customer.queries';
import { changesOfCustomer, customerSchema, valuesOfCustomer } from './customerForm';
import { MetadataCard } from './MetadataFields';
import { t } from './texts';

export function NewCustomer() {
  return <Form />;
}

export function EditCustomer() {
  const { customerId = '' } = useParams({ strict: false }) as { customerId?: string };
  const customer = useQuery(customerQuery(customerId));
  return <Loaded query={customer}>{(data) => <Form key={data.lago_id} customer={data} />}</Loaded>;
}

/** The server names the fields of the billing address without their group. */
const serverFields = {
  address_line1: 'address.address_line1',
  address_line2: 'address.address_line2',
  zipcode: 'address.zipcode',
  city: 'address.city',
  state: 'address.state',
  country: 'address.country',
} as const;

function Form({ customer }: { customer?: Customer }) {
  const path = useOrgPath();
  const navigate = useNavigate();
  const save = useCommand({
    run: saveCustomer,
    changes: [['customers'], ['subscriptions'], ['usage']],
    done: (saved) => (customer ? t('form.saved') : t('form.created', { customer: customerName(saved) })),
  });
  const form = useTarnForm({
    schema: customerSchema,
    defaultValues: valuesOfCustomer(customer),
    serverFields,
    submit: async (values) => {
      const saved = await save.ask(changesOfCustomer(values));
      await navigate({ to: path('customers', saved.external_id), ignoreBlocker: true });
    },
  });
  const { isDirty, isSubmitting, isSubmitSuccessful } = form.formState;
  return (
    <form onSubmit={form.send} noValidate>
      <DirtyGuard when={isDirty && !isSubmitting && !isSubmitSuccessful} />
      <FormPage
        title={customer ? t('form.editTitle', { customer: customerName(customer) }) : t('form.createTitle')}
        closeTo={customer ? path('customers', customer.external_id) : path('customers')}
        actions={
          <Button variant="primary" type="submit" disabled={!isDirty} busy={isSubmitting}>
            {customer ? t('form.save') : t('form.create')}
          </Button>
        }
      >
        <FormError form={form} />
        <IdentityCard form={form} existing={Boolean(customer)} />
        <BillingCard form={form} />
        <AddressCard form={form} />
        <MetadataCard form={form} />
      </FormPage>
    </form>
  );
}
