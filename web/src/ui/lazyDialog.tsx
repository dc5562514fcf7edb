import { type ComponentType, lazy, Suspense } from 'react';

/** A dialog whose script is loaded when it is first opened, which keeps form code out of a page's first load. */
export function lazyDialog<K extends string, P extends object>(
  load: () => Promise<{ [key in K]: ComponentType<P> }>,
  name: K,
): ComponentType<P> {
  const Loaded = lazy(async () => ({ default: (await load())[name] })) as unknown as ComponentType<P>;
  // biome-ignore lint/correctness/noComponentHookFactories: called once per dialog, where modules are evaluated
  return function LazyDialog(props: P) {
    return (
      <Suspense>
        <Loaded {...props} />
      </Suspense>
    );
  };
}
