import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { useOrgPath } from '@/app/permissions/access';
import {
  Button,
  ConfirmDialog,
  DateTime,
  formatDecimal,
  Loaded,
  PageBody,
  PageHeader,
  Stat,
  useCommand,
} from '@/ui';
import { BackfillState } from './BackfillState';
import {
  applyBackfill,
  BACKFILL_CHANGES,
  type Backfill,
  backfillQuery,
  undoBackfill,
} from './backfill.queries';
import { DifferenceTable } from './DifferenceTable';
import { t } from './texts';

/** What uploaded events would change, or have changed, and the steps that make it so. */
export function BackfillPage() {
  const { backfillId = '' } = useParams({ strict: false }) as { backfillId?: string };
  return (
    <PageBody>
      <Loaded query={useQuery(backfillQuery(backfillId))}>
        {(backfill) => <Content backfill={backfill} />}
      </Loaded>
    </PageBody>
  );
}

function Content({ backfill }: { backfill: Backfill }) {
  const path = useOrgPath();
  const { state, first_event_at: first, last_event_at: last } = backfill;
  return (
    <>
      <PageHeader
        crumbs={[{ label: t('title'), to: path('developers', 'backfills') }]}
        title={t('events', { count: backfill.events_count })}
        beside={<BackfillState state={state} />}
        description={
          first &&
          last && (
            <>
              <DateTime at={first} /> – <DateTime at={last} />
            </>
          )
        }
        actions={<Step backfill={backfill} />}
      />
      <div className="mb-6 grid gap-3 sm:grid-cols-3">
        <Stat label={t('new')} value={formatDecimal(backfill.events_count)} />
        <Stat label={t('duplicates')} value={formatDecimal(backfill.duplicates_count)} />
        <Stat label={t('refused')} value={formatDecimal(backfill.refused_count)} />
      </div>
      {(state === 'uploaded' || state === 'applied') && (
        <section>
          <h2 className="font-semibold text-base text-ink">
            {t(state === 'applied' ? 'changed' : 'wouldChange')}
          </h2>
          <p className="mb-3 text-mist text-sm">{t('differencesBody')}</p>
          <DifferenceTable id={backfill.lago_id} />
        </section>
      )}
    </>
  );
}

/** Uploaded events can be made to count; those that count can be taken back until they are billed (MTR-124). */
function Step({ backfill }: { backfill: Backfill }) {
  const [asking, setAsking] = useState(false);
  const apply = useCommand({ run: applyBackfill, changes: BACKFILL_CHANGES, done: t('apply.done') });
  const undo = useCommand({ run: undoBackfill, changes: BACKFILL_CHANGES, done: t('undo.done') });
  const { state, lago_id, events_count: count } = backfill;
  if (state !== 'uploaded' && state !== 'applied') return null;
  const kind = state === 'uploaded' ? 'apply' : 'undo';
  return (
    <>
      <Button variant={kind === 'apply' ? 'primary' : 'secondary'} onClick={() => setAsking(true)}>
        {t(`${kind}.action`)}
      </Button>
      <ConfirmDialog
        open={asking}
        onClose={() => setAsking(false)}
        title={t(`${kind}.title`, { count })}
        body={t(`${kind}.body`, { count })}
        tone={kind === 'apply' ? 'primary' : 'danger'}
        confirm={t(`${kind}.confirm`)}
        onConfirm={() => (kind === 'apply' ? apply : undo).ask(lago_id)}
      />
    </>
  );
}
