import { usePermissions } from '@/app/permissions/access';
import { CodeBlock } from '@/ui';
import { curlOf } from './curl';
import { t } from './texts';

/** The command that sends the first event, for who may have a key. */
export function SendEvent(event: { externalSubscriptionId: string; code: string; property?: string }) {
  const { can } = usePermissions();
  if (!can('developers:manage')) return null;
  return <CodeBlock label={t('curl')} code={curlOf(window.location.origin, event)} />;
}
