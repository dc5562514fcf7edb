import { Banner, Button, CodeBlock, CopyField, Dialog, Field } from '@/ui';
import type { ApiKey } from './apikey.queries';
import { t } from './texts';

interface ShownOnceProps {
  apiKey: ApiKey;
  rotated: boolean;
  onClose: () => void;
}

/** A key's full value, the only time it can be seen; closes by its button alone. */
export function ShownOnce({ apiKey, rotated, onClose }: ShownOnceProps) {
  return (
    <Dialog
      open
      size="md"
      closeOnlyByButton
      onClose={onClose}
      title={rotated ? t('shown.rotatedTitle') : t('shown.createdTitle')}
      footer={
        <Button variant="primary" onClick={onClose}>
          {t('shown.done')}
        </Button>
      }
    >
      <div className="flex flex-col gap-4">
        <Banner tone="amber">{t('shown.warning')}</Banner>
        <Field label={t('shown.label')}>
          <CopyField value={apiKey.value} label={t('shown.label')} />
        </Field>
        <CodeBlock label={t('shown.curl')} code={eventCommand(apiKey.value)} />
      </div>
    </Dialog>
  );
}

function eventCommand(key: string): string {
  return `curl -X POST ${window.location.origin}/api/v1/events \\
  -H "Authorization: Bearer ${key}" \\
  -H "Content-Type: application/json" \\
  -d '{"event":{"transaction_id":"1","external_subscription_id":"<subscription>","code":"<metric>"}}'`;
}
