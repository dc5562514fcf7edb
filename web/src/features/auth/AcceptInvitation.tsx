import { useQuery } from '@tanstack/react-query';
import { useNavigate, useParams } from '@tanstack/react-router';
import { MailX } from 'lucide-react';
import * as z from 'zod/mini';
import { ApiError } from '@/api/errors';
import { sessionQueries } from '@/app/session';
import {
  Button,
  ButtonLink,
  browserZone,
  EmptyState,
  ErrorPanel,
  Field,
  FormError,
  FormField,
  formatInstant,
  Input,
  PasswordInput,
  SkeletonPage,
  useTarnForm,
} from '@/ui';
import { newPassword } from '@/ui/schema';
import { AuthLayout } from './AuthLayout';
import { acceptInvitation, type Invitation, invitationQuery } from './auth.queries';
import { t } from './texts';

const schema = z.object({ password: newPassword() });

export function AcceptInvitation() {
  const { token } = useParams({ from: '/invitation/$token' });
  const { data, error, refetch } = useQuery(invitationQuery(token), sessionQueries);
  if (data) return <InvitationForm token={token} invitation={data} />;
  if (error instanceof ApiError && error.status === 404) return <InvalidInvitation />;
  if (error) return <ErrorPanel error={error} onRetry={() => void refetch()} />;
  return <SkeletonPage />;
}

function InvalidInvitation() {
  return (
    <main className="flex min-h-dvh items-center justify-center">
      <EmptyState
        icon={MailX}
        title={t('invitation.invalidTitle')}
        body={t('invitation.invalidBody')}
        action={<ButtonLink to="/sign-in">{t('invitation.toSignIn')}</ButtonLink>}
      />
    </main>
  );
}

function InvitationForm({ token, invitation }: { token: string; invitation: Invitation }) {
  const navigate = useNavigate();
  const organization = invitation.organization_name;
  const form = useTarnForm({
    schema,
    defaultValues: { password: '' },
    submit: async ({ password }) => {
      await acceptInvitation({ token, password });
      await navigate({ to: '/' });
    },
  });
  return (
    <AuthLayout
      title={t('invitation.title', { organization })}
      description={t('invitation.description')}
      footer={t('invitation.expires', { date: formatInstant(invitation.expires_at, browserZone) })}
    >
      <form onSubmit={form.send} noValidate className="flex flex-col gap-4">
        <FormError form={form} />
        <Field label={t('email')}>
          <Input readOnly value={invitation.email} autoComplete="username" />
        </Field>
        <FormField form={form} name="password" label={t('password')} hint={t('passwordHint')}>
          {(field) => <PasswordInput {...field} autoComplete="new-password" autoFocus />}
        </FormField>
        <Button type="submit" variant="primary" size="lg" busy={form.formState.isSubmitting}>
          {t('invitation.submit', { organization })}
        </Button>
      </form>
    </AuthLayout>
  );
}
