import { useQuery } from '@tanstack/react-query';
import { usePermissions } from '@/app/permissions/access';
import { Banner, Card, Loaded, Skeleton, Switch, useCommand } from '@/ui';
import { useEntity } from './context';
import { EMAIL_KINDS, type EmailKind, emailSettingsQuery, updateEmailSettings } from './entity.queries';
import { t } from './texts';

/** Which documents go to customers by themselves (WEB-253). */
export function EmailSettings() {
  const { code } = useEntity();
  return (
    <Loaded query={useQuery(emailSettingsQuery(code))} skeleton={<Skeleton className="h-48" />}>
      {(kinds) => <Kinds kinds={kinds} />}
    </Loaded>
  );
}

function Kinds({ kinds }: { kinds: EmailKind[] }) {
  const { can } = usePermissions();
  const { code, email } = useEntity();
  const save = useCommand({
    run: updateEmailSettings,
    changes: [emailSettingsQuery(code).queryKey],
    done: t('emails.saved'),
  });
  const set = (kind: EmailKind, on: boolean) =>
    save.start({ code, kinds: on ? [...kinds, kind] : kinds.filter((other) => other !== kind) });
  return (
    <Card title={t('emails.title')} description={t('emails.body')}>
      <div className="flex flex-col gap-4">
        {!email && <Banner tone="amber">{t('emails.noSender')}</Banner>}
        {EMAIL_KINDS.map((kind) => (
          <Switch
            key={kind}
            label={t(`emails.kinds.${kind}`)}
            description={t(`emails.kindsBody.${kind}`)}
            value={kinds.includes(kind)}
            disabled={save.busy || !can('organization:emails:update')}
            onChange={(on) => set(kind, on)}
          />
        ))}
      </div>
    </Card>
  );
}
