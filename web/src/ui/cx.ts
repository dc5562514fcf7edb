import { type ClassValue, clsx } from 'clsx';

/**
 * Joins class names. Which of two utilities of the same kind wins is decided by the stylesheet, not by their order here:
 * a component leaves open what its callers may set, or offers a variant for it.
 */
export const cx = (...classes: ClassValue[]): string => clsx(classes);
