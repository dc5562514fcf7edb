import { Link, useNavigate } from '@tanstack/react-router';
import * as z from 'zod/mini';
import { Button, FormError, FormField, Input, PasswordInput, useTarnForm } from '@/ui';
import { email, newPassword, requiredText } from '@/ui/schema';
import { AuthLayout } from './AuthLayout';
import { signUp } from './auth.queries';
import { t } from './texts';

const schema = z.object({
  organization_name: requiredText(255),
  email: email(),
  password: newPassword(),
});

export function SignUp() {
  const navigate = useNavigate();
  const form = useTarnForm({
    schema,
    defaultValues: { organization_name: '', email: '', password: '' },
    submit: async (values) => {
      await signUp(values);
      await navigate({ to: '/' });
    },
  });
  return (
    <AuthLayout
      title={t('signUp.title')}
      description={t('signUp.description')}
      footer={
        <>
          {t('signUp.other')}{' '}
          <Link to="/sign-in" className="font-medium text-teal-ink">
            {t('signUp.otherLink')}
          </Link>
        </>
      }
    >
      <form onSubmit={form.send} noValidate className="flex flex-col gap-4">
        <FormError form={form} />
        <FormField
          form={form}
          name="organization_name"
          label={t('signUp.organization')}
          hint={t('signUp.organizationHint')}
        >
          {(field) => <Input {...field} autoComplete="organization" autoFocus />}
        </FormField>
        <FormField form={form} name="email" label={t('email')}>
          {(field) => <Input {...field} type="email" autoComplete="username" />}
        </FormField>
        <FormField form={form} name="password" label={t('password')} hint={t('passwordHint')}>
          {(field) => <PasswordInput {...field} autoComplete="new-password" />}
        </FormField>
        <Button type="submit" variant="primary" size="lg" busy={form.formState.isSubmitting}>
          {t('signUp.submit')}
        </Button>
      </form>
    </AuthLayout>
  );
}
