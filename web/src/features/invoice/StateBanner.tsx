import { usePermissions } from '@/app/permissions/access';
import { Banner, Button, formatCivilDate, useCommand } from '@/ui';
import { type InvoiceDetail, retryInvoice } from './invoice.queries';
import { t } from './texts';

/** Why the invoice is not final, and what can be done about it. */
export function StateBanner({ invoice }: { invoice: InvoiceDetail }) {
  if (invoice.status === 'finalized') return null;
  return (
    <div className="mb-5">
      {invoice.status === 'draft' && <Draft invoice={invoice} />}
      {invoice.status === 'voided' && <Banner>{t('detail.voided')}</Banner>}
      {invoice.status === 'pending' && <Banner tone="amber">{t(waitingFor(invoice))}</Banner>}
      {invoice.status === 'failed' && <Failed invoice={invoice} />}
    </div>
  );
}

/** VIES has not answered yet about the customer's number (INV-044). */
const waitingFor = ({ tax_status }: InvoiceDetail) =>
  tax_status === 'pending' ? 'detail.taxesPending' : 'detail.pending';

function Draft({ invoice }: { invoice: InvoiceDetail }) {
  return (
    <Banner title={t('detail.draft', { date: formatCivilDate(invoice.issuing_date) })}>
      {t(invoice.tax_status === 'pending' ? 'detail.draftTaxesPending' : 'detail.draftBody')}
    </Banner>
  );
}

function Failed({ invoice }: { invoice: InvoiceDetail }) {
  const { can } = usePermissions();
  const retry = useCommand({ run: retryInvoice, changes: [['invoices']], done: t('retried') });
  return (
    <Banner
      tone="red"
      actions={
        can('invoices:update') && (
          <Button size="sm" busy={retry.busy} onClick={() => retry.start(invoice.lago_id)}>
            {t('actions.retry')}
          </Button>
        )
      }
    >
      {t(invoice.tax_status === 'failed' ? 'detail.taxesFailed' : 'detail.failed')}
    </Banner>
  );
}
