import { createContext, type ReactNode, useContext, useState } from 'react';
import { formatMoney, lazyDialog } from '@/ui';
import type { Fee, InvoiceDetail } from './invoice.queries';
import { t } from './texts';

const ExplanationPanel = lazyDialog(() => import('./ExplanationPanel'), 'ExplanationPanel');

/** What somebody asks about: the whole invoice, or one fee on it. */
export type Question = { fee?: Fee };

const AskContext = createContext<(question: Question) => void>(() => {});

/** Lets every amount inside open the panel that explains it. */
export function ExplainsAmounts({ invoice, children }: { invoice: InvoiceDetail; children: ReactNode }) {
  const [question, setQuestion] = useState<Question>();
  return (
    <AskContext value={setQuestion}>
      {children}
      {question && (
        <ExplanationPanel invoice={invoice} fee={question.fee} onClose={() => setQuestion(undefined)} />
      )}
    </AskContext>
  );
}

interface ExplainedAmountProps {
  amountCents: number;
  currency: string;
  /** The fee whose amount this is; absent for totals. */
  fee?: Fee;
  className?: string;
}

/** An amount that opens its explanation. */
export function ExplainedAmount({ amountCents, currency, fee, className }: ExplainedAmountProps) {
  const ask = useContext(AskContext);
  const amount = formatMoney(amountCents, currency);
  return (
    <button
      type="button"
      aria-label={t('explain.action', { amount })}
      title={t('explain.action', { amount })}
      onClick={() => ask({ fee })}
      className={`tabular -mx-1 whitespace-nowrap rounded-sm px-1 underline decoration-line-strong decoration-dotted underline-offset-4 hover:bg-hover hover:decoration-teal print:no-underline ${className ?? ''}`}
    >
      {amount}
    </button>
  );
}
