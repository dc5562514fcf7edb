import { useQuery } from '@tanstack/react-query';
import * as z from 'zod/mini';
import { useMembership, usePermissions } from '@/app/permissions/access';
import { meQuery, sessionQueries } from '@/app/session';
import {
  Button,
  Card,
  CopyId,
  DateTime,
  DirtyGuard,
  ErrorPanel,
  FormError,
  FormField,
  Input,
  KeyValue,
  PageHeader,
  Skeleton,
  useCommand,
  useTarnForm,
} from '@/ui';
import { requiredText } from '@/ui/schema';
import { LateEventsCard } from './LateEventsCard';
import { type Organization, organizationQuery, updateOrganization } from './organization.queries';
import { t } from './texts';

const schema = z.object({
  name: requiredText(255),
});

export function GeneralSettings() {
  const { data, error, refetch } = useQuery(organizationQuery);
  return (
    <>
      <PageHeader title={t('title')} description={t('description')} />
      {data ? (
        <div className="flex flex-col gap-5">
          <NameCard key={data.name} organization={data} />
          <LateEventsCard organization={data} />
          <Facts organization={data} />
        </div>
      ) : error ? (
        <ErrorPanel error={error} onRetry={() => void refetch()} />
      ) : (
        <Skeleton className="h-48" />
      )}
    </>
  );
}

function NameCard({ organization }: { organization: Organization }) {
  const { can } = usePermissions();
  const save = useCommand({
    run: updateOrganization,
    changes: [organizationQuery.queryKey],
    done: t('saved'),
  });
  const form = useTarnForm({
    schema,
    defaultValues: { name: organization.name },
    submit: async (values) => {
      await save.ask(values);
      form.reset(values);
      await sessionQueries.invalidateQueries({ queryKey: meQuery.queryKey });
    },
  });
  const { isDirty, isSubmitting } = form.formState;
  const editable = can('organization:update');
  return (
    <form onSubmit={form.send} noValidate>
      <DirtyGuard when={isDirty && !isSubmitting} />
      <Card
        footer={
          editable && (
            <Button type="submit" variant="primary" disabled={!isDirty} busy={isSubmitting}>
              {t('save')}
            </Button>
          )
        }
      >
        <div className="flex max-w-md flex-col gap-4">
          <FormError form={form} />
          <FormField form={form} name="name" label={t('name')}>
            {(field) => <Input {...field} readOnly={!editable} />}
          </FormField>
        </div>
      </Card>
    </form>
  );
}

function Facts({ organization }: { organization: Organization }) {
  const { slug } = useMembership().organization;
  return (
    <Card title={t('facts')}>
      <KeyValue
        items={[
          { label: t('id'), value: <CopyId value={organization.lago_id} label={t('id')} /> },
          { label: t('slug'), value: <span className="font-mono text-xs">/{slug}</span> },
          { label: t('currency'), value: organization.default_currency },
          { label: t('timezone'), value: organization.timezone },
          { label: t('numbering'), value: t(`numberingOf.${organization.document_numbering}`) },
          {
            label: t('prefix'),
            value: <span className="font-mono text-xs">{organization.document_number_prefix}</span>,
          },
          { label: t('created'), value: <DateTime at={organization.created_at} /> },
        ]}
      />
    </Card>
  );
}
