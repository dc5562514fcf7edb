import { ConfirmDialog, useCommand } from '@/ui';
import { deleteTax, type Tax } from './tax.queries';
import { t } from './texts';

export function DeleteTax({ tax, onClose }: { tax: Tax; onClose: () => void }) {
  const remove = useCommand({
    run: deleteTax,
    changes: [['taxes'], ['plans'], ['customers'], ['invoices']],
    done: t('deleted'),
  });
  return (
    <ConfirmDialog
      open
      onClose={onClose}
      title={t('deleteTitle', { name: tax.name })}
      body={tax.applied_to_organization ? t('deleteBodyApplied') : t('deleteBody')}
      confirm={t('deleteConfirm')}
      onConfirm={() => remove.ask(tax.code)}
    />
  );
}
