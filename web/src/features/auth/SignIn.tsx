import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import * as z from 'zod/mini';
import { Banner, Button, FormError, FormField, Input, PasswordInput, useTarnForm } from '@/ui';
import { required, requiredText } from '@/ui/schema';
import { AuthLayout } from './AuthLayout';
import { signIn } from './auth.queries';
import { safeDestination } from './destination';
import { t } from './texts';

const schema = z.object({
  email: requiredText(255),
  password: required(),
});

export function SignIn() {
  const navigate = useNavigate();
  const { redirect, ended } = useSearch({ from: '/sign-in' });
  const form = useTarnForm({
    schema,
    defaultValues: { email: '', password: '' },
    submit: async (values) => {
      await signIn(values);
      await navigate({ href: safeDestination(redirect) });
    },
  });
  return (
    <AuthLayout
      title={t('signIn.title')}
      footer={
        <>
          {t('signIn.other')}{' '}
          <Link to="/sign-up" className="font-medium text-teal-ink">
            {t('signIn.otherLink')}
          </Link>
        </>
      }
    >
      <form onSubmit={form.send} noValidate className="flex flex-col gap-4">
        {ended && !form.formState.isSubmitted && <Banner>{t('signIn.ended')}</Banner>}
        <FormError form={form} />
        <FormField form={form} name="email" label={t('email')}>
          {(field) => <Input {...field} type="email" autoComplete="username" autoFocus />}
        </FormField>
        <FormField form={form} name="password" label={t('password')}>
          {(field) => <PasswordInput {...field} autoComplete="current-password" />}
        </FormField>
        <Button type="submit" variant="primary" size="lg" busy={form.formState.isSubmitting}>
          {t('signIn.submit')}
        </Button>
      </form>
    </AuthLayout>
  );
}
