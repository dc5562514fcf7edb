import { zodResolver } from '@hookform/resolvers/zod';
import type { ReactNode } from 'react';
import {
  type Control,
  type DefaultValues,
  type FieldPath,
  type FieldValues,
  type Path,
  type UseFormReturn,
  useController,
  useForm,
} from 'react-hook-form';
import type * as z from 'zod/mini';
import { ApiError } from '@/api/errors';
import { Switch } from './Choice';
import { errorText } from './errorText';
import { Banner } from './Feedback';
import { Field } from './Field';
import { t } from './texts';

/** A zod schema of an object: what is typed in, and what comes out of it. */
type ObjectSchema<In extends FieldValues, Out> = z.ZodMiniType<Out, In>;

interface FormOptions<In extends FieldValues, Out> {
  schema: ObjectSchema<In, Out>;
  defaultValues: DefaultValues<In>;
  /** Sends the values. What it throws is shown: at the fields that the server names, else above the form. */
  submit: (values: Out) => Promise<void>;
  /** The server's field names that differ from the form's: `{'invite.email': 'email'}`. */
  serverFields?: Record<string, FieldPath<In>>;
}

export interface TarnForm<In extends FieldValues, Out> extends UseFormReturn<In, unknown, Out> {
  send: (event?: React.BaseSyntheticEvent) => Promise<void>;
}

/** A form as every form of the app behaves: checked on submit and then live, refusals of the server at their fields. */
export function useTarnForm<In extends FieldValues, Out>(options: FormOptions<In, Out>): TarnForm<In, Out> {
  const form = useForm<In, unknown, Out>({
    resolver: zodResolver(options.schema),
    defaultValues: options.defaultValues,
    mode: 'onSubmit',
    reValidateMode: 'onChange',
  });
  const send = form.handleSubmit(async (values) => {
    try {
      await options.submit(values);
    } catch (error) {
      showServerErrors(form, error, options.serverFields);
    }
  });
  return { ...form, send };
}

/** Puts the server's `error_details` at their fields; whatever fits no field goes above the form. */
export function showServerErrors<In extends FieldValues, Out>(
  form: UseFormReturn<In, unknown, Out>,
  error: unknown,
  serverFields: Record<string, FieldPath<In>> = {},
): void {
  if (!(error instanceof ApiError)) throw error;
  const known = flatten(form.getValues());
  let placed = 0;
  for (const [field, codes] of Object.entries(error.details)) {
    const name = serverFields[field] ?? field.replaceAll(':', '.');
    if (!known.has(name)) continue;
    form.setError(name as Path<In>, { type: 'server', message: codes[0] }, { shouldFocus: placed === 0 });
    placed += 1;
  }
  if (placed < Math.max(1, Object.keys(error.details).length))
    form.setError('root', { type: 'server', message: unplaced(error, known, serverFields) });
}

function unplaced(error: ApiError, known: Set<string>, serverFields: Record<string, string>): string {
  for (const [field, codes] of Object.entries(error.details)) {
    if (!known.has(serverFields[field] ?? field.replaceAll(':', '.'))) return codes[0] ?? error.code;
  }
  return error.code;
}

function flatten(value: unknown, path = ''): Set<string> {
  const names = new Set(path === '' ? [] : [path]);
  if (value === null || typeof value !== 'object' || value instanceof Date) return names;
  for (const [key, child] of Object.entries(value)) {
    for (const name of flatten(child, path === '' ? key : `${path}.${key}`)) names.add(name);
  }
  return names;
}

interface ControlProps<In extends FieldValues, N extends FieldPath<In>> {
  name: N;
  value: ReturnType<typeof useController<In, N>>['field']['value'];
  onChange: (...event: unknown[]) => void;
  onBlur: () => void;
  ref: (element: unknown) => void;
}

interface FormFieldProps<In extends FieldValues, N extends FieldPath<In>, Out> {
  form: { control: Control<In, unknown, Out> };
  name: N;
  label: ReactNode;
  hint?: ReactNode;
  required?: boolean;
  optional?: boolean;
  hideLabel?: boolean;
  className?: string;
  children: (control: ControlProps<In, N>) => ReactNode;
}

/** A labelled control bound to one value of the form: `{(field) => <Input {...field} />}`. */
export function FormField<In extends FieldValues, N extends FieldPath<In>, Out>(
  props: FormFieldProps<In, N, Out>,
) {
  const { form, name, children, optional, ...field } = props;
  const { field: control, fieldState } = useController({ control: form.control, name });
  const message = fieldState.error?.message ?? (fieldState.error ? 'value_is_invalid' : undefined);
  return (
    <Field
      {...field}
      error={message && errorText(message)}
      optionalText={optional ? t('field.optional') : undefined}
    >
      {children(control)}
    </Field>
  );
}

interface FormSwitchProps<In extends FieldValues, N extends FieldPath<In>, Out> {
  form: { control: Control<In, unknown, Out> };
  name: N;
  label: ReactNode;
  description?: ReactNode;
  disabled?: boolean;
}

/** A switch bound to one value of the form; its label stands beside it, its problem below. */
export function FormSwitch<In extends FieldValues, N extends FieldPath<In>, Out>({
  form,
  name,
  ...toggle
}: FormSwitchProps<In, N, Out>) {
  const { field, fieldState } = useController({ control: form.control, name });
  const message = fieldState.error?.message;
  return (
    <div className="flex flex-col gap-1.5">
      <Switch {...field} value={Boolean(field.value)} {...toggle} />
      {message && (
        <p role="alert" className="text-red-ink text-xs">
          {errorText(message)}
        </p>
      )}
    </div>
  );
}

/** The refusal that concerns the form as a whole. */
export function FormError<In extends FieldValues, Out>({ form }: { form: UseFormReturn<In, unknown, Out> }) {
  const message = form.formState.errors.root?.message;
  if (!message) return null;
  return <Banner tone="red">{errorText(message)}</Banner>;
}
