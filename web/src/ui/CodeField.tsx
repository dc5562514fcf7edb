import { useEffect } from 'react';
import {
  type FieldPath,
  type FieldValues,
  type PathValue,
  type UseFormReturn,
  useWatch,
} from 'react-hook-form';
import { FormField } from './form';
import { Input } from './Input';
import { t } from './texts';

/** `Gold plan – 2026` becomes `gold_plan_2026`. */
export function codeFrom(name: string): string {
  return name
    .normalize('NFD')
    .replaceAll(/\p{Diacritic}/gu, '')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '_')
    .replaceAll(/^_+|_+$/g, '')
    .slice(0, 100);
}

interface CodeFieldProps<In extends FieldValues, Out> {
  form: UseFormReturn<In, unknown, Out>;
  /** The field the code is derived from until it is edited by hand. */
  from: FieldPath<In>;
  name: FieldPath<In>;
  label?: string;
  hint?: string;
  /** An existing object's code: shown, not changed. */
  fixed?: boolean;
}

export function CodeField<In extends FieldValues, Out>({
  form,
  from,
  name,
  label,
  hint,
  fixed,
}: CodeFieldProps<In, Out>) {
  const source = useWatch({ control: form.control, name: from });
  const { setValue, getFieldState, formState } = form;
  const edited = getFieldState(name, formState).isTouched;
  useEffect(() => {
    if (fixed || edited) return;
    setValue(name, codeFrom(String(source ?? '')) as PathValue<In, FieldPath<In>>, { shouldDirty: true });
  }, [source, fixed, edited, name, setValue]);
  return (
    <FormField
      form={form}
      name={name}
      label={label ?? t('code.label')}
      hint={hint ?? (fixed ? t('code.fixed') : t('code.hint'))}
      required
    >
      {({ onChange, ...field }) => (
        <Input
          {...field}
          className="font-mono"
          spellCheck={false}
          autoCapitalize="off"
          readOnly={fixed}
          onChange={(event) => {
            onChange(event);
            setValue(name, event.target.value as PathValue<In, FieldPath<In>>, {
              shouldTouch: true,
              shouldDirty: true,
            });
          }}
        />
      )}
    </FormField>
  );
}
