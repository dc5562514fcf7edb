import { FileUp } from 'lucide-react';
import { useRef, useState } from 'react';
import { useOrgPath } from '@/app/permissions/access';
import { Banner, Button, ButtonLink, CodeBlock, Dialog, KeyValue, problemText, useCommand } from '@/ui';
import { BACKFILL_CHANGES, uploadEvents } from './backfill.queries';
import { t } from './texts';
import { problemsOf, SHOWN_REFUSED, type UploadAnswer } from './upload';

const EXAMPLE = [
  '{"transaction_id": "a-1", "code": "api_requests", "external_subscription_id": "sub-1", "timestamp": 1767225600}',
  '{"transaction_id": "a-2", "code": "api_requests", "external_subscription_id": "sub-1", "timestamp": 1767225660}',
].join('\n');

/** Takes a file of events, and says what became of each. */
export function UploadDialog({ onClose }: { onClose: () => void }) {
  const path = useOrgPath();
  const [answer, setAnswer] = useState<UploadAnswer>();
  const [problem, setProblem] = useState<string>();
  const upload = useCommand({ run: uploadEvents, changes: BACKFILL_CHANGES, onDone: setAnswer });
  const send = (file: File) => {
    setProblem(undefined);
    void upload.ask(file).catch((error: unknown) => setProblem(problemText(error)));
  };
  return (
    <Dialog
      open
      size="md"
      closeOnlyByButton={upload.busy}
      onClose={onClose}
      title={t('upload')}
      description={t('uploadBody')}
      footer={
        answer?.backfill ? (
          <ButtonLink variant="primary" to={path('developers', 'backfills', answer.backfill.lago_id)}>
            {t('see')}
          </ButtonLink>
        ) : (
          <ChooseFile busy={upload.busy} onChoose={send} />
        )
      }
    >
      <div className="flex flex-col gap-4">
        {problem && <Banner tone="red">{problem}</Banner>}
        {answer ? (
          <Outcome answer={answer} />
        ) : (
          <>
            <p className="text-slate text-sm">{t('uploadFormats')}</p>
            <CodeBlock code={EXAMPLE} label={t('example')} />
          </>
        )}
      </div>
    </Dialog>
  );
}

function Outcome({ answer }: { answer: UploadAnswer }) {
  const { accepted, duplicates, refusedCount, refused } = answer;
  return (
    <>
      {!answer.backfill && <Banner tone="red">{t('incomplete')}</Banner>}
      <KeyValue
        items={[
          { label: t('new'), value: accepted },
          { label: t('duplicates'), value: duplicates },
          { label: t('refused'), value: refusedCount },
        ]}
      />
      {refused.length > 0 && (
        <div>
          <h3 className="mb-1 font-medium text-ink text-sm">
            {refusedCount > refused.length ? t('firstRefused', { count: SHOWN_REFUSED }) : t('refused')}
          </h3>
          <ul className="divide-y divide-line text-sm">
            {refused.map((event) => (
              <li key={event.index} className="break-words py-1.5">
                <span className="tabular text-mist">{t('line', { number: event.index + 1 })}</span>{' '}
                {event.transaction_id} <span className="font-mono text-xs">{problemsOf(event)}</span>
              </li>
            ))}
          </ul>
        </div>
      )}
    </>
  );
}

interface ChooseFileProps {
  busy: boolean;
  onChoose: (file: File) => void;
}

function ChooseFile({ busy, onChoose }: ChooseFileProps) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <input
        ref={input}
        type="file"
        accept=".json,.ndjson,.jsonl"
        aria-label={t('choose')}
        tabIndex={-1}
        className="sr-only"
        onChange={(event) => {
          const [file] = event.target.files ?? [];
          // the same file can be chosen again after it was corrected
          event.target.value = '';
          if (file) onChoose(file);
        }}
      />
      <Button variant="primary" icon={FileUp} busy={busy} onClick={() => input.current?.click()}>
        {t('choose')}
      </Button>
    </>
  );
}
