import { useState } from 'react';
import { Banner, Button, Dialog, Field, Select } from '@/ui';
import type { CustomerSettings } from './customer.queries';
import { LANGUAGES, languageName } from './languages';
import { t } from './texts';
import { useSaveSetting } from './useSaveSetting';

const INHERIT = 'inherit';

export function LanguageDialog({ settings, onClose }: { settings: CustomerSettings; onClose: () => void }) {
  const [code, setCode] = useState(settings.document_locale ?? INHERIT);
  const save = useSaveSetting(settings, 'lang', onClose);
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('settings.language')}
      description={t('settings.languageBody')}
      footer={
        <Button
          variant="primary"
          busy={save.busy}
          onClick={() => save.send({ document_locale: code === INHERIT ? null : code })}
        >
          {t('settings.save')}
        </Button>
      }
    >
      <div className="flex flex-col gap-4">
        {save.problem && <Banner tone="red">{save.problem}</Banner>}
        <Field label={t('settings.language')} hideLabel>
          <Select
            value={code}
            onChange={setCode}
            options={[
              { value: INHERIT, label: t('settings.inheritDays') },
              ...LANGUAGES.map((value) => ({ value: value as string, label: languageName(value) })),
            ]}
          />
        </Field>
      </div>
    </Dialog>
  );
}
