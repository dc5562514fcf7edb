import { X } from 'lucide-react';
import { type ClipboardEvent, type KeyboardEvent, type Ref, useState } from 'react';
import { cx } from './cx';
import { useFieldControl } from './Field';
import { controlClass } from './Input';
import { t } from './texts';

interface TokenInputProps {
  value: readonly string[];
  onChange: (value: string[]) => void;
  placeholder?: string;
  disabled?: boolean;
  id?: string;
  name?: string;
  'aria-label'?: string;
  onBlur?: () => void;
  ref?: Ref<HTMLInputElement>;
}

/** `a, b` and lines become single texts; what is blank or there already is left out. */
export function tokensFrom(text: string, known: readonly string[] = []): string[] {
  const found = text
    .split(/[,\n\t]/)
    .map((token) => token.trim())
    .filter((token) => token !== '');
  return [...new Set([...known, ...found])];
}

/** Several short texts in one control: Enter or a comma adds one, Backspace takes the last back, lists can be pasted. */
export function TokenInput({
  value,
  onChange,
  placeholder,
  disabled,
  onBlur,
  ref,
  ...rest
}: TokenInputProps) {
  const [text, setText] = useState('');
  const control = useFieldControl({ id: rest.id });
  const add = (more: string) => {
    const next = tokensFrom(more, value);
    if (next.length !== value.length) onChange(next);
    setText('');
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const adds = (event.key === 'Enter' && !event.ctrlKey && !event.metaKey) || event.key === ',';
    if (adds && text.trim() !== '') {
      event.preventDefault();
      add(text);
    } else if (event.key === 'Enter' && adds) {
      event.preventDefault();
    } else if (event.key === 'Backspace' && text === '') {
      onChange(value.slice(0, -1));
    }
  };
  const onPaste = (event: ClipboardEvent) => {
    const pasted = event.clipboardData.getData('text');
    if (!/[,\n\t]/.test(pasted)) return;
    event.preventDefault();
    add(`${text}${pasted}`);
  };
  return (
    <div
      className={cx(
        controlClass,
        'flex min-h-8 flex-wrap items-center gap-1 py-[3px] focus-within:border-teal focus-within:outline-1 focus-within:outline-teal',
        value.length > 0 && 'pl-1',
        'data-invalid:border-red data-disabled:bg-sunken',
      )}
      data-invalid={control['aria-invalid'] ? '' : undefined}
      data-disabled={disabled ? '' : undefined}
    >
      {value.map((token) => (
        <span
          key={token}
          className="inline-flex h-6 max-w-full items-center gap-0.5 rounded-sm bg-sunken pl-2 text-ink text-sm"
        >
          <span className="truncate">{token}</span>
          {disabled ? (
            <span className="w-2" />
          ) : (
            <button
              type="button"
              aria-label={t('tokens.remove', { value: token })}
              onClick={() => onChange(value.filter((other) => other !== token))}
              className="flex size-6 items-center justify-center rounded-sm text-mist hover:text-ink"
            >
              <X className="size-3" aria-hidden />
            </button>
          )}
        </span>
      ))}
      <input
        ref={ref}
        {...rest}
        {...control}
        value={text}
        disabled={disabled}
        placeholder={value.length === 0 ? placeholder : undefined}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={onKeyDown}
        onPaste={onPaste}
        onBlur={() => {
          add(text);
          onBlur?.();
        }}
        className="h-6 min-w-24 flex-1 bg-transparent px-1 text-base text-ink outline-none placeholder:text-mist max-sm:text-lg"
      />
    </div>
  );
}
