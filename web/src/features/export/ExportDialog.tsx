import { useQuery } from '@tanstack/react-query';
import { Download } from 'lucide-react';
import { useState } from 'react';
import {
  Banner,
  Button,
  DateTime,
  Dialog,
  Field,
  problemText,
  RadioGroup,
  Spinner,
  saveFile,
  useCommand,
} from '@/ui';
import {
  askExport,
  type DataExport,
  type ExportFilters,
  type ExportType,
  exportQuery,
  fileOf,
  isUnderWay,
  recentExportsQuery,
} from './export.queries';
import { t } from './texts';

interface ExportDialogProps {
  types: readonly [ExportType, ...ExportType[]];
  filters: ExportFilters;
  filtered: boolean;
  onClose: () => void;
}

export function ExportDialog({ types, filters, filtered, onClose }: ExportDialogProps) {
  const [type, setType] = useState(types[0]);
  const [made, setMade] = useState<DataExport>();
  const [problem, setProblem] = useState<string>();
  const ask = useCommand({ run: askExport, changes: [['data_exports', 'recent']], onDone: setMade });
  const send = () => {
    setProblem(undefined);
    ask.ask({ type, filters }).catch((error: unknown) => setProblem(problemText(error)));
  };
  return (
    <Dialog
      open
      size="md"
      onClose={onClose}
      title={t('title')}
      description={t(filtered ? 'bodyFiltered' : 'body')}
      footer={
        made ? (
          <Button onClick={() => setMade(undefined)}>{t('again')}</Button>
        ) : (
          <Button variant="primary" busy={ask.busy} onClick={send}>
            {t('make')}
          </Button>
        )
      }
    >
      <div className="flex flex-col gap-5">
        {problem && <Banner tone="red">{problem}</Banner>}
        {made ? (
          <Progress made={made} />
        ) : (
          <Field label={t('what')}>
            <RadioGroup
              look="cards"
              aria-label={t('what')}
              value={type}
              onChange={setType}
              options={types.map((value) => ({
                value,
                label: t(`types.${value}`),
                description: t(`typesBody.${value}`),
              }))}
            />
          </Field>
        )}
        <Earlier types={types} current={made?.lago_id} />
      </div>
    </Dialog>
  );
}

/** Follows the file until it is there. */
function Progress({ made }: { made: DataExport }) {
  const { data = made, error } = useQuery(exportQuery(made.lago_id));
  if (error) return <Banner tone="red">{problemText(error)}</Banner>;
  if (data.status === 'failed') return <Banner tone="red">{t('failed')}</Banner>;
  return (
    <div aria-live="polite" className="rounded-md border border-line bg-sunken px-4 py-3">
      {isUnderWay(data) ? (
        <p className="flex items-center gap-2.5 text-slate text-sm">
          <Spinner />
          {t('working')}
        </p>
      ) : (
        <FileLine file={data} primary />
      )}
    </div>
  );
}

/** What was made of such lists lately and is still kept. */
function Earlier({ types, current }: { types: readonly ExportType[]; current: string | undefined }) {
  const { data = [] } = useQuery(recentExportsQuery);
  const kept = data.filter(
    (file) => types.includes(file.resource_type) && file.file_url && file.lago_id !== current,
  );
  if (kept.length === 0) return null;
  return (
    <section>
      <h3 className="mb-2 font-medium text-ink text-sm">{t('earlier')}</h3>
      <ul className="flex flex-col gap-2">
        {kept.slice(0, 3).map((file) => (
          <li key={file.lago_id}>
            <FileLine file={file} />
          </li>
        ))}
      </ul>
      <p className="mt-2 text-mist text-xs">{t('expires')}</p>
    </section>
  );
}

function FileLine({ file, primary }: { file: DataExport; primary?: boolean }) {
  const url = fileOf(file);
  const rows = t('rows', { count: file.row_count ?? 0 });
  return (
    <div className="flex items-center justify-between gap-4">
      <div className="min-w-0">
        <p className="truncate text-ink text-sm">
          {t('of', { type: t(`types.${file.resource_type}`), rows })}
        </p>
        <p className="text-mist text-xs">
          <DateTime at={file.created_at} />
        </p>
      </div>
      {url && (
        <Button
          icon={Download}
          size={primary ? undefined : 'sm'}
          variant={primary ? 'primary' : 'secondary'}
          onClick={() => saveFile(url, file.file_name ?? `${file.resource_type}.csv`)}
        >
          {t('download')}
        </Button>
      )}
    </div>
  );
}
