import { Check, Copy } from 'lucide-react';
import { useEffect, useState } from 'react';
import { Button, IconButton } from './Button';
import { cx } from './cx';
import { t } from './texts';

function useCopy(text: string) {
  const [copied, setCopied] = useState(false);
  useEffect(() => {
    if (!copied) return;
    const timer = setTimeout(() => setCopied(false), 1600);
    return () => clearTimeout(timer);
  }, [copied]);
  const copy = async () => {
    await writeClipboard(text);
    setCopied(true);
  };
  return { copied, copy };
}

/** Plain http outside localhost has no clipboard API; a selected text area is the way there. */
async function writeClipboard(text: string): Promise<void> {
  if (navigator.clipboard) return navigator.clipboard.writeText(text);
  const area = document.createElement('textarea');
  area.value = text;
  document.body.append(area);
  area.select();
  document.execCommand('copy');
  area.remove();
}

interface CopyIdProps {
  value: string;
  label?: string;
  /** Long ids keep their beginning and end. */
  short?: boolean;
}

/** An id or code that is copied with one click. */
export function CopyId({ value, label, short }: CopyIdProps) {
  const { copied, copy } = useCopy(value);
  const shown = short && value.length > 14 ? `${value.slice(0, 8)}…${value.slice(-4)}` : value;
  const Mark = copied ? Check : Copy;
  return (
    <button
      type="button"
      onClick={(event) => {
        event.stopPropagation();
        void copy();
      }}
      title={value}
      className="group -mx-1 inline-flex max-w-[calc(100%+0.5rem)] items-center gap-1.5 rounded-sm px-1 font-mono text-slate text-xs hover:bg-hover hover:text-ink"
    >
      <span className="sr-only">{label ?? t('copy.action')}: </span>
      <span className="truncate">{shown}</span>
      <Mark className={cx('size-3 shrink-0', copied ? 'text-teal-ink' : 'text-mist')} aria-hidden />
      <span aria-live="polite" className="sr-only">
        {copied ? t('copy.done') : ''}
      </span>
    </button>
  );
}

/** A value to be taken away, such as a link or a key that is shown once. */
export function CopyField({ value, label }: { value: string; label: string }) {
  const { copied, copy } = useCopy(value);
  return (
    <div className="flex gap-2">
      <input
        readOnly
        value={value}
        aria-label={label}
        onFocus={(event) => event.target.select()}
        className="h-8 min-w-0 flex-1 rounded-md border border-line bg-sunken px-2.5 font-mono text-ink text-sm"
      />
      <Button icon={copied ? Check : Copy} onClick={copy}>
        {copied ? t('copy.done') : t('copy.action')}
      </Button>
    </div>
  );
}

interface CodeBlockProps {
  code: string;
  /** What the block is, read to screen readers: "curl command". */
  label: string;
}

/** A command or document to copy as it stands. */
export function CodeBlock({ code, label }: CodeBlockProps) {
  const { copied, copy } = useCopy(code);
  return (
    <figure
      className="relative max-w-full overflow-hidden rounded-md border border-line bg-sunken text-left"
      aria-label={label}
    >
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard */}
      <pre tabIndex={0} className="overflow-x-auto p-3 pr-12 font-mono text-ink text-xs leading-5">
        <code>{code}</code>
      </pre>
      <div className="absolute top-1.5 right-1.5">
        <IconButton
          size="sm"
          variant="secondary"
          icon={copied ? Check : Copy}
          label={copied ? t('copy.done') : t('copy.action')}
          onClick={copy}
        />
      </div>
    </figure>
  );
}
