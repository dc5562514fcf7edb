import { createContext, type ReactNode, useContext, useId, useMemo } from 'react';
import { cx } from './cx';

interface FieldState {
  id: string;
  describedBy: string | undefined;
  invalid: boolean;
  required: boolean;
}

const FieldContext = createContext<FieldState | null>(null);

/** What a control inside a {@link Field} spreads on its element to be labelled and described. */
export function useFieldControl(own: { id?: string } = {}) {
  const field = useContext(FieldContext);
  return {
    id: own.id ?? field?.id,
    'aria-describedby': field?.describedBy,
    'aria-invalid': field?.invalid || undefined,
    'aria-required': field?.required || undefined,
  };
}

export interface FieldProps {
  label: ReactNode;
  hint?: ReactNode;
  error?: string;
  required?: boolean;
  optionalText?: string;
  hideLabel?: boolean;
  className?: string;
  children: ReactNode;
}

export function Field({
  label,
  hint,
  error,
  required,
  optionalText,
  hideLabel,
  className,
  children,
}: FieldProps) {
  const id = useId();
  const state = useMemo(
    () => ({
      id,
      describedBy: error ? `${id}-error` : hint ? `${id}-hint` : undefined,
      invalid: Boolean(error),
      required: Boolean(required),
    }),
    [id, error, hint, required],
  );
  return (
    <FieldContext.Provider value={state}>
      <div className={cx('flex min-w-0 flex-col gap-1.5', className)}>
        <label htmlFor={id} className={cx('font-medium text-ink text-sm', hideLabel && 'sr-only')}>
          {label}
          {optionalText && <span className="ml-1.5 font-normal text-mist">{optionalText}</span>}
        </label>
        {children}
        {error ? (
          <p id={`${id}-error`} role="alert" className="text-red-ink text-xs">
            {error}
          </p>
        ) : (
          hint && (
            <p id={`${id}-hint`} className="text-mist text-xs">
              {hint}
            </p>
          )
        )}
      </div>
    </FieldContext.Provider>
  );
}
