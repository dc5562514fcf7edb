import { type ClassValue, clsx } from 'clsx';
import { extendTailwindMerge } from 'tailwind-merge';

const merge = extendTailwindMerge({ extend: { theme: { shadow: ['low', 'high'] } } });

/** Joins class names; later utilities win over earlier ones of the same kind. */
export function cx(...classes: ClassValue[]): string {
  return merge(clsx(classes));
}
