import { CircleDollarSign, Download, RefreshCw } from 'lucide-react';
import { useState } from 'react';
import { usePermissions } from '@/app/permissions/access';
import { customerName } from '@/features/customer/customer.queries';
import { Button, ConfirmDialog, formatMoney, lazyDialog, MoreMenu, toast, useCommand } from '@/ui';
import { documentOf, finalizeDraft, type InvoiceDetail, refreshDraft } from './invoice.queries';
import { t } from './texts';

const PaymentDialog = lazyDialog(() => import('./PaymentDialog'), 'PaymentDialog');

export function InvoiceActions({ invoice }: { invoice: InvoiceDetail }) {
  const { can } = usePermissions();
  const [paying, setPaying] = useState(false);
  const payable = invoice.status === 'finalized' && can('invoices:update');
  return (
    <>
      {invoice.status === 'draft' ? (
        can(['invoices:update', 'draft_invoices:update']) && <DraftActions invoice={invoice} />
      ) : (
        <DownloadButton invoice={invoice} />
      )}
      <MoreMenu
        items={[
          payable && {
            label: t('actions.payment'),
            icon: CircleDollarSign,
            onSelect: () => setPaying(true),
          },
        ]}
      />
      {paying && <PaymentDialog invoice={invoice} onClose={() => setPaying(false)} />}
    </>
  );
}

/** Saves the PDF under the invoice's number; made on first demand. */
function DownloadButton({ invoice }: { invoice: InvoiceDetail }) {
  const download = useCommand({
    run: documentOf,
    changes: [],
    onDone: (url) => {
      if (!url) return toast.error(t('noDocument'));
      const link = document.createElement('a');
      Object.assign(link, {
        href: url,
        download: `${invoice.number}.pdf`,
        target: '_blank',
        rel: 'noopener',
      });
      link.click();
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
    changes: [['invoices']],
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
