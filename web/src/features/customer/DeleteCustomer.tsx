import { useQuery } from '@tanstack/react-query';
import { subscriptionsQuery } from '@/features/subscription/subscription.queries';
import { ConfirmDialog, useCommand } from '@/ui';
import { type Customer, customerName, deleteCustomer } from './customer.queries';
import { t } from './texts';

interface DeleteCustomerProps {
  customer: Customer;
  onClose: () => void;
  onDeleted?: () => void;
}

/** Says how many subscriptions end with the customer (WEB-139). */
export function DeleteCustomer({ customer, onClose, onDeleted }: DeleteCustomerProps) {
  const open = useQuery(
    subscriptionsQuery({
      external_customer_id: customer.external_id,
      status: ['active', 'pending'],
      per_page: 1,
    }),
  );
  const name = customerName(customer);
  const count = open.data?.meta.total_count ?? 0;
  const remove = useCommand({
    run: deleteCustomer,
    changes: [['customers', 'list'], ['subscriptions'], ['invoices']],
    done: t('delete.done', { customer: name }),
    onDone: onDeleted,
  });
  return (
    <ConfirmDialog
      open={!open.isPending}
      onClose={onClose}
      title={t('delete.title', { customer: name })}
      body={count === 0 ? t('delete.nothing') : t('delete.body', { count })}
      confirm={t('delete.confirm')}
      typeToConfirm={count > 0 ? customer.external_id : undefined}
      onConfirm={() => remove.ask(customer.external_id)}
    />
  );
}
