import { Eye, EyeOff } from 'lucide-react';
import {
  type InputHTMLAttributes,
  type ReactNode,
  type Ref,
  type TextareaHTMLAttributes,
  useState,
} from 'react';
import { IconButton } from './Button';
import { cx } from './cx';
import { useFieldControl } from './Field';
import { t } from './texts';

export const controlClass =
  'w-full min-w-0 rounded-md border border-control-line bg-surface px-2.5 text-base text-ink shadow-low transition-colors placeholder:text-mist hover:border-slate focus-visible:border-teal focus-visible:outline-1 focus-visible:outline-offset-0 disabled:bg-sunken disabled:text-mist disabled:shadow-none aria-invalid:border-red [&[readonly]]:bg-sunken max-sm:text-lg';

export interface InputProps extends InputHTMLAttributes<HTMLInputElement> {
  /** Shown inside the control, before or after the text: a currency, a unit, an icon. */
  prefix?: string;
  suffix?: ReactNode;
  /** Right-aligned tabular figures. */
  numeric?: boolean;
  ref?: Ref<HTMLInputElement>;
}

export function Input({ prefix, suffix, numeric, className, id, ...rest }: InputProps) {
  const control = useFieldControl({ id });
  const figures = numeric && 'text-right tabular';
  if (!prefix && !suffix)
    return <input className={cx(controlClass, 'h-8', figures, className)} {...control} {...rest} />;
  return (
    <div className={cx('relative flex', className)}>
      {prefix && (
        <span className="pointer-events-none absolute inset-y-0 left-2.5 flex items-center text-mist text-sm">
          {prefix}
        </span>
      )}
      <input
        className={cx(controlClass, 'h-8', figures, prefix && 'pl-12', suffix && 'pr-12')}
        {...control}
        {...rest}
      />
      {suffix && (
        <span className="absolute inset-y-0 right-1 flex items-center px-1.5 text-mist text-sm">
          {suffix}
        </span>
      )}
    </div>
  );
}

export function PasswordInput(props: Omit<InputProps, 'type' | 'suffix' | 'prefix'>) {
  const [shown, setShown] = useState(false);
  return (
    <div className="relative">
      <Input {...props} type={shown ? 'text' : 'password'} className="pr-10" />
      <IconButton
        size="sm"
        className="absolute top-0.5 right-0.5"
        icon={shown ? EyeOff : Eye}
        label={shown ? t('password.hide') : t('password.show')}
        onClick={() => setShown(!shown)}
      />
    </div>
  );
}

interface TextareaProps extends TextareaHTMLAttributes<HTMLTextAreaElement> {
  ref?: Ref<HTMLTextAreaElement>;
}

export function Textarea({ className, id, rows = 3, ...rest }: TextareaProps) {
  const control = useFieldControl({ id });
  return <textarea rows={rows} className={cx(controlClass, 'py-1.5', className)} {...control} {...rest} />;
}
