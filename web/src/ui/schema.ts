import * as z from 'zod/mini';

/** Kinds of fields that forms have in common. A field's problem is an error code, which `errorText` puts in words. */

type Checks = readonly z.core.$ZodCheck<string>[];

/** Text without the spaces around it; may be empty. */
export const text = (maxLength: number, ...checks: Checks) =>
  z.string().check(z.trim(), z.maxLength(maxLength, 'value_is_too_long'), ...checks);

/** Text that has to be there, without the spaces around it. */
export const requiredText = (maxLength: number, ...checks: Checks) =>
  z
    .string()
    .check(
      z.trim(),
      z.minLength(1, 'value_is_mandatory'),
      z.maxLength(maxLength, 'value_is_too_long'),
      ...checks,
    );

/** Anything but nothing, exactly as given: a choice, a date, a password. */
export const required = () => z.string().check(z.minLength(1, 'value_is_mandatory'));

export const email = () => z.pipe(z.string().check(z.trim()), z.email('invalid_email_format'));

/** At least one of the things that can be chosen. */
export const someOf = (code = 'value_is_mandatory') => z.array(z.string()).check(z.minLength(1, code));

/** A password that is being set. */
export const newPassword = () => z.string().check(z.minLength(12, 'value_is_too_weak'));
