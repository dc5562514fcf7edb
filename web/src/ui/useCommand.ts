import { type QueryKey, useMutation, useQueryClient } from '@tanstack/react-query';
import { problemText } from './errorText';
import { toast } from './Toaster';

interface CommandOptions<I, O> {
  run: (input: I) => Promise<O>;
  /** Queries that show something else afterwards. */
  changes: readonly QueryKey[];
  /** What to say when it has worked. */
  done?: string | ((output: O) => string);
  onDone?: (output: O) => void;
}

/**
 * Something done to the server. `ask(input)` rejects, for forms and confirmations that show the refusal themselves;
 * `start(input)` shows it as a toast, for actions without a place of their own.
 */
export function useCommand<I, O>({ run, changes, done, onDone }: CommandOptions<I, O>) {
  const queries = useQueryClient();
  const mutation = useMutation({
    mutationFn: run,
    onSuccess: async (output) => {
      await Promise.all(changes.map((queryKey) => queries.invalidateQueries({ queryKey })));
      if (done) toast.success(typeof done === 'function' ? done(output) : done);
      onDone?.(output);
    },
  });
  const start = (input: I) => mutation.mutate(input, { onError: (error) => toast.error(problemText(error)) });
  return { ask: mutation.mutateAsync, start, busy: mutation.isPending };
}
