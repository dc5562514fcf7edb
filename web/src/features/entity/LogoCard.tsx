import { useQuery } from '@tanstack/react-query';
import { ImageUp, Trash2 } from 'lucide-react';
import { type ChangeEvent, useRef, useState } from 'react';
import { usePermissions } from '@/app/permissions/access';
import { Banner, Button, Card, errorText, problemText, Skeleton, useCommand } from '@/ui';
import { type BillingEntity, ENTITY_CHANGES, logoQuery, updateEntity } from './entity.queries';
import { LOGO_TYPES, logoProblem, readDataUrl } from './logo';
import { t } from './texts';

/** The picture at the head of documents, as it will look on white paper. */
export function LogoCard({ entity }: { entity: BillingEntity }) {
  const editable = usePermissions().can('billing_entities:update');
  const logo = useQuery({ ...logoQuery(entity), enabled: entity.logo_url !== null });
  const [problem, setProblem] = useState<string>();
  const save = useCommand({ run: updateEntity, changes: ENTITY_CHANGES });
  const send = async (value: string | null) => {
    setProblem(undefined);
    await save
      .ask({ code: entity.code, changes: { logo: value } })
      .catch((error: unknown) => setProblem(problemText(error)));
  };
  const choose = async (file: File) => {
    const wrong = logoProblem(file);
    if (wrong) setProblem(errorText(wrong));
    else await send(await readDataUrl(file));
  };
  const has = entity.logo_url !== null;
  return (
    <Card title={t('logo.title')} description={t('logo.body')}>
      <div className="flex flex-col gap-4">
        {problem && <Banner tone="red">{problem}</Banner>}
        <div className="flex flex-wrap items-center gap-5">
          {/* paper is white in the dark, too */}
          <div className="flex h-24 w-56 max-w-full items-center justify-center rounded-md border border-line bg-white p-3">
            {!has && <span className="text-slate-600 text-sm">{t('logo.none')}</span>}
            {has && !logo.data && <Skeleton className="size-full" />}
            {has && logo.data && (
              <img
                src={logo.data}
                alt={t('logo.alt', { name: entity.name })}
                className="max-h-full max-w-full object-contain"
              />
            )}
          </div>
          {editable && (
            <div className="flex flex-wrap gap-2">
              <ChooseFile
                label={has ? t('logo.replace') : t('logo.upload')}
                busy={save.busy}
                onChoose={choose}
              />
              {has && (
                <Button icon={Trash2} variant="ghost" disabled={save.busy} onClick={() => void send(null)}>
                  {t('logo.remove')}
                </Button>
              )}
            </div>
          )}
        </div>
      </div>
    </Card>
  );
}

interface ChooseFileProps {
  label: string;
  busy: boolean;
  onChoose: (file: File) => Promise<void>;
}

function ChooseFile({ label, busy, onChoose }: ChooseFileProps) {
  const input = useRef<HTMLInputElement>(null);
  const change = (event: ChangeEvent<HTMLInputElement>) => {
    const file = event.target.files?.[0];
    // the same file can be chosen again after it was corrected
    event.target.value = '';
    if (file) void onChoose(file);
  };
  return (
    <>
      <input
        ref={input}
        type="file"
        accept={LOGO_TYPES.join(',')}
        aria-label={label}
        tabIndex={-1}
        className="sr-only"
        onChange={change}
      />
      <Button icon={ImageUp} busy={busy} onClick={() => input.current?.click()}>
        {label}
      </Button>
    </>
  );
}
