import { type ReactNode, useState } from 'react';
import { Button } from './Button';
import { Dialog } from './Dialog';
import { problemText } from './errorText';
import { Banner } from './Feedback';
import { Field } from './Field';
import { Input, Textarea } from './Input';
import { t } from './texts';

interface ConfirmDialogProps {
  open: boolean;
  onClose: () => void;
  title: string;
  /** What will happen, in numbers where they are known. */
  body?: ReactNode;
  confirm: string;
  cancel?: string;
  tone?: 'danger' | 'primary';
  /** The action needs a reason, which is handed to `onConfirm`. */
  askReason?: { label: string; hint?: string };
  /** For what can't be taken back and concerns much: the word to type first. */
  typeToConfirm?: string;
  onConfirm: (reason: string) => Promise<unknown>;
}

/** Asks before a destructive action, runs it, and stays open with the reason when the server refuses. */
export function ConfirmDialog(props: ConfirmDialogProps) {
  return props.open ? <OpenConfirmDialog {...props} /> : null;
}

function OpenConfirmDialog({
  onClose,
  title,
  body,
  tone = 'danger',
  askReason,
  typeToConfirm,
  ...props
}: ConfirmDialogProps) {
  const [reason, setReason] = useState('');
  const [typed, setTyped] = useState('');
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string>();
  const ready = (!askReason || reason.trim() !== '') && (!typeToConfirm || typed === typeToConfirm);

  const run = async () => {
    setBusy(true);
    setProblem(undefined);
    try {
      await props.onConfirm(reason.trim());
      onClose();
    } catch (error) {
      setProblem(problemText(error));
    } finally {
      setBusy(false);
    }
  };

  return (
    <Dialog
      open
      onClose={onClose}
      title={title}
      description={body}
      footer={
        <>
          <Button onClick={onClose}>{props.cancel ?? t('dialog.cancel')}</Button>
          <Button variant={tone} busy={busy} disabled={!ready} onClick={run}>
            {props.confirm}
          </Button>
        </>
      }
    >
      {(askReason || typeToConfirm || problem) && (
        <div className="flex flex-col gap-4">
          {problem && <Banner tone="red">{problem}</Banner>}
          {askReason && (
            <Field label={askReason.label} hint={askReason.hint} required>
              <Textarea value={reason} onChange={(event) => setReason(event.target.value)} rows={2} />
            </Field>
          )}
          {typeToConfirm && (
            <Field label={t('confirm.type', { word: typeToConfirm })}>
              <Input
                value={typed}
                onChange={(event) => setTyped(event.target.value)}
                className="font-mono"
                autoComplete="off"
              />
            </Field>
          )}
        </div>
      )}
    </Dialog>
  );
}
