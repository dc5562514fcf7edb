import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { Can, useOrgPath } from '@/app/permissions/access';
import { InvoiceCreditNotes } from '@/features/creditnote/InvoiceCreditNotes';
import { InvoicePayments } from '@/features/payment/InvoicePayments';
import { Loaded, PageBody, PageHeader, Status, ZoneProvider } from '@/ui';
import { EditsFees } from './EditedFees';
import { ExplainsAmounts } from './Explained';
import { InvoiceActions } from './InvoiceActions';
import { InvoiceFacts } from './InvoiceFacts';
import { InvoiceNotes } from './InvoiceNotes';
import { InvoicePaper } from './InvoicePaper';
import { InvoiceStatus, PaymentState } from './InvoiceStatus';
import { type InvoiceDetail, invoiceQuery } from './invoice.queries';
import { StateBanner } from './StateBanner';
import { t } from './texts';

export function InvoicePage() {
  const { invoiceId = '' } = useParams({ strict: false }) as { invoiceId?: string };
  const invoice = useQuery(invoiceQuery(invoiceId));
  return (
    <Loaded query={invoice}>
      {(data) => (
        <ZoneProvider value={data.customer.applicable_timezone}>
          <ExplainsAmounts invoice={data}>
            <EditsFees invoice={data}>
              <Content invoice={data} />
            </EditsFees>
          </ExplainsAmounts>
        </ZoneProvider>
      )}
    </Loaded>
  );
}

function Content({ invoice }: { invoice: InvoiceDetail }) {
  const path = useOrgPath();
  return (
    <PageBody>
      <PageHeader
        crumbs={[{ label: t('title'), to: path('invoices') }]}
        title={invoice.status === 'draft' ? t('draftTitle') : invoice.number}
        beside={
          <span className="flex flex-wrap items-center gap-2">
            <InvoiceStatus invoice={invoice} />
            {invoice.status === 'finalized' && <PaymentState invoice={invoice} />}
            {invoice.payment_dispute_lost_at && <Status tone="amber">{t('dispute.badge')}</Status>}
          </span>
        }
        actions={<InvoiceActions invoice={invoice} />}
      />
      <StateBanner invoice={invoice} />
      <div className="flex flex-col gap-6 lg:flex-row lg:items-start">
        <div className="flex min-w-0 flex-1 flex-col gap-6">
          <InvoicePaper invoice={invoice} />
          {invoice.status !== 'draft' && <Related invoice={invoice} />}
        </div>
        <aside className="flex w-full shrink-0 flex-col gap-5 lg:w-72 xl:w-80">
          <InvoiceFacts invoice={invoice} />
          <InvoiceNotes invoice={invoice} />
        </aside>
      </div>
    </PageBody>
  );
}

/** What was paid on it and given back of it. */
function Related({ invoice }: { invoice: InvoiceDetail }) {
  return (
    <>
      <Can do="payments:view">
        <InvoicePayments invoiceId={invoice.lago_id} />
      </Can>
      <Can do="credit_notes:view">
        <InvoiceCreditNotes invoiceNumber={invoice.number} />
      </Can>
    </>
  );
}
