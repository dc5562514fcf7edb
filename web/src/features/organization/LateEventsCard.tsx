import { usePermissions } from '@/app/permissions/access';
import { Card, RadioGroup, useCommand } from '@/ui';
import { type Organization, organizationQuery, updateOrganization } from './organization.queries';
import { t } from './texts';

/** What becomes of usage that arrives after its invoice is final. */
export function LateEventsCard({ organization }: { organization: Organization }) {
  const { can } = usePermissions();
  const save = useCommand({
    run: updateOrganization,
    changes: [organizationQuery.queryKey],
    done: t('late.saved'),
  });
  return (
    <Card title={t('late.title')} description={t('late.body')}>
      <RadioGroup
        look="cards"
        aria-label={t('late.title')}
        disabled={!can('organization:update') || save.busy}
        value={organization.late_events}
        onChange={(late_events) => save.start({ late_events })}
        options={[
          { value: 'correct', label: t('late.correct'), description: t('late.correctBody') },
          { value: 'ignore', label: t('late.ignore'), description: t('late.ignoreBody') },
        ]}
      />
    </Card>
  );
}
