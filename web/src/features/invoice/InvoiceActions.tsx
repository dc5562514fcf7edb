import { useNavigate } from '@tanstack/react-router';
import {
  Ban,
  Banknote,
  CircleDollarSign,
  Download,
  FileMinus,
  Gavel,
  Mail,
  RefreshCw,
  Repeat2,
  Trash2,
} from 'lucide-react';
import { useState } from 'react';
import { type Permissions, useOrgPath, usePermissions } from '@/app/permissions/access';
import { customerName } from '@/features/customer/customer.queries';
import {
  Button,
  ConfirmDialog,
  formatMoney,
  lazyDialog,
  type MenuItems,
  MoreMenu,
  saveFile,
  toast,
  useCommand,
} from '@/ui';
import {
  deleteDraft,
  documentOf,
  finalizeDraft,
  type InvoiceDetail,
  loseDispute,
  refreshDraft,
} from './invoice.queries';
import { t } from './texts';

const PaymentDialog = lazyDialog(() => import('./PaymentDialog'), 'PaymentDialog');
const VoidDialog = lazyDialog(() => import('./VoidDialog'), 'VoidDialog');
const RecordPaymentDialog = lazyDialog(
  () => import('@/features/payment/RecordPaymentDialog'),
  'RecordPaymentDialog',
);

const EmailDialog = lazyDialog(() => import('@/features/email/EmailDialog'), 'EmailDialog');

type Open = 'email' | 'payment' | 'status' | 'void' | 'dispute' | 'delete';

export function InvoiceActions({ invoice }: { invoice: InvoiceDetail }) {
  const { can } = usePermissions();
  const [open, setOpen] = useState<Open>();
  const close = () => setOpen(undefined);
  return (
    <>
      {invoice.status === 'draft' ? (
        can(['invoices:update', 'draft_invoices:update']) && <DraftActions invoice={invoice} />
      ) : (
        <DownloadButton invoice={invoice} />
      )}
      <MoreMenu items={useItems(invoice, can, setOpen)} />
      {open === 'payment' && <RecordPaymentDialog invoice={invoice} onClose={close} />}
      {open === 'status' && <PaymentDialog invoice={invoice} onClose={close} />}
      {open === 'void' && <VoidDialog invoice={invoice} onClose={close} />}
      {open === 'email' && (
        <EmailDialog
          path={`/invoices/${invoice.lago_id}`}
          number={invoice.number}
          usual={invoice.customer.email}
          onClose={close}
        />
      )}
      {open === 'dispute' && <DisputeDialog invoice={invoice} onClose={close} />}
      {open === 'delete' && <DeleteDialog invoice={invoice} onClose={close} />}
    </>
  );
}

/** What the invoice's state allows (WEB-187 to WEB-193). */
function useItems(invoice: InvoiceDetail, can: Permissions['can'], open: (what: Open) => void): MenuItems {
  const path = useOrgPath();
  if (invoice.status === 'draft')
    return [
      can('invoices:delete') && {
        label: t('actions.delete'),
        icon: Trash2,
        danger: true,
        onSelect: () => open('delete'),
      },
    ];
  if (invoice.status === 'voided')
    return [
      can('invoices:void') && {
        label: t('actions.regenerate'),
        icon: Repeat2,
        to: path('invoices', invoice.lago_id, 'regenerate'),
      },
    ];
  if (invoice.status !== 'finalized') return [];
  return [
    can('payments:create') &&
      invoice.total_due_amount_cents > 0 && {
        label: t('actions.record'),
        icon: Banknote,
        onSelect: () => open('payment'),
      },
    can('invoices:update') && {
      label: t('actions.payment'),
      icon: CircleDollarSign,
      onSelect: () => open('status'),
    },
    can('invoices:send') && {
      label: t('actions.email'),
      icon: Mail,
      onSelect: () => open('email'),
    },
    can('credit_notes:create') && {
      label: t('actions.credit'),
      icon: FileMinus,
      to: path('invoices', invoice.lago_id, 'credit'),
    },
    can('invoices:update') &&
      !invoice.payment_dispute_lost_at && {
        label: t('actions.dispute'),
        icon: Gavel,
        separated: true,
        onSelect: () => open('dispute'),
      },
    can('invoices:void') && {
      label: t('actions.void'),
      icon: Ban,
      danger: true,
      onSelect: () => open('void'),
    },
  ];
}

/** Saves the PDF under the invoice's number; made on first demand. */
function DownloadButton({ invoice }: { invoice: InvoiceDetail }) {
  const download = useCommand({
    run: documentOf,
    changes: [],
    onDone: (url) => {
      if (!url) return toast.error(t('noDocument'));
      saveFile(url, `${invoice.number}.pdf`);
    },
  });
  if (invoice.status === 'failed' || invoice.status === 'pending') return null;
  return (
    <Button icon={Download} busy={download.busy} onClick={() => download.start(invoice.lago_id)}>
      {t('actions.download')}
    </Button>
  );
}

function DraftActions({ invoice }: { invoice: InvoiceDetail }) {
  const [finalizing, setFinalizing] = useState(false);
  const refresh = useCommand({ run: refreshDraft, changes: [['invoices']], done: t('refreshed') });
  const finalize = useCommand({
    run: finalizeDraft,
    changes: [['invoices'], ['applied_coupons'], ['credit_notes'], ['wallets']],
    done: ({ invoice: { number } }) => t('finalized', { number }),
  });
  return (
    <>
      <Button icon={RefreshCw} busy={refresh.busy} onClick={() => refresh.start(invoice.lago_id)}>
        {t('actions.refresh')}
      </Button>
      <Button variant="primary" onClick={() => setFinalizing(true)}>
        {t('actions.finalize')}
      </Button>
      <ConfirmDialog
        open={finalizing}
        onClose={() => setFinalizing(false)}
        tone="primary"
        title={t('finalizeTitle')}
        body={t('finalizeBody', {
          amount: formatMoney(invoice.total_amount_cents, invoice.currency),
          customer: customerName(invoice.customer),
        })}
        confirm={t('actions.finalize')}
        onConfirm={() => finalize.ask(invoice.lago_id)}
      />
    </>
  );
}

interface DialogProps {
  invoice: InvoiceDetail;
  onClose: () => void;
}

function DisputeDialog({ invoice, onClose }: DialogProps) {
  const lose = useCommand({ run: loseDispute, changes: [['invoices']], done: t('dispute.done') });
  return (
    <ConfirmDialog
      open
      onClose={onClose}
      title={t('dispute.title')}
      body={t('dispute.body', { number: invoice.number })}
      confirm={t('dispute.confirm')}
      onConfirm={() => lose.ask(invoice.lago_id)}
    />
  );
}

function DeleteDialog({ invoice, onClose }: DialogProps) {
  const path = useOrgPath();
  const navigate = useNavigate();
  const remove = useCommand({
    run: deleteDraft,
    changes: [['invoices', 'list']],
    done: t('deleteDraft.done'),
    onDone: () => void navigate({ to: path('invoices') }),
  });
  return (
    <ConfirmDialog
      open
      onClose={onClose}
      title={t('deleteDraft.title')}
      body={t('deleteDraft.body', { customer: customerName(invoice.customer) })}
      confirm={t('actions.delete')}
      onConfirm={() => remove.ask(invoice.lago_id)}
    />
  );
}
