import { useQuery } from '@tanstack/react-query';
import { createContext, type ReactNode, useContext, useMemo, useState } from 'react';
import { usePermissions } from '@/app/permissions/access';
import { lazyDialog } from '@/ui';
import { type AdjustedFee, adjustedFeesQuery, type Fee, type InvoiceDetail } from './invoice.queries';

const AddFeeDialog = lazyDialog(() => import('./AddFeeDialog'), 'AddFeeDialog');
const EditFeeDialog = lazyDialog(() => import('./EditFeeDialog'), 'EditFeeDialog');

interface FeeEditing {
  edit: (fee: Fee) => void;
  /** Bills a charge that the draft lacks; absent where it is of no subscription. */
  add?: () => void;
  /** What of the fee was edited by hand. */
  editOf: (fee: Fee) => AdjustedFee | undefined;
}

const EditingContext = createContext<FeeEditing | null>(null);

/** Null where fees can't be edited: on what is no draft, and for who may not. */
export const useFeeEditing = () => useContext(EditingContext);

/** Lets the fees of a draft be edited by hand (WEB-201). */
export function EditsFees({ invoice, children }: { invoice: InvoiceDetail; children: ReactNode }) {
  const { can } = usePermissions();
  const mayEdit = invoice.status === 'draft' && can(['invoices:update', 'draft_invoices:update']);
  return mayEdit ? <Editing invoice={invoice}>{children}</Editing> : children;
}

function Editing({ invoice, children }: { invoice: InvoiceDetail; children: ReactNode }) {
  const [fee, setFee] = useState<Fee>();
  const [adding, setAdding] = useState(false);
  const addable = invoice.billing_periods.length > 0;
  const { data } = useQuery(adjustedFeesQuery(invoice.lago_id));
  const editing = useMemo<FeeEditing>(
    () => ({
      edit: setFee,
      add: addable ? () => setAdding(true) : undefined,
      editOf: ({ lago_id }) => data?.find((edit) => edit.lago_fee_id === lago_id),
    }),
    [data, addable],
  );
  return (
    <EditingContext value={editing}>
      {children}
      {fee && (
        <EditFeeDialog
          invoice={invoice}
          fee={fee}
          edit={editing.editOf(fee)}
          onClose={() => setFee(undefined)}
        />
      )}
      {adding && <AddFeeDialog invoice={invoice} onClose={() => setAdding(false)} />}
    </EditingContext>
  );
}
