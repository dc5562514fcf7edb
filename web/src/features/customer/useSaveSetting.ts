import { useState } from 'react';
import { problemText, useCommand } from '@/ui';
import { type CustomerSettings, type SettingsGroup, updateCustomerSettings } from './customer.queries';
import { t } from './texts';

/** Saves one group of settings and closes its dialog; a refusal stays in it. */
export function useSaveSetting(settings: CustomerSettings, group: SettingsGroup, onClose: () => void) {
  const [problem, setProblem] = useState<string>();
  const save = useCommand({
    run: (changes: Record<string, unknown>) => updateCustomerSettings(settings.external_id, group, changes),
    changes: [['customers'], ['invoices'], ['usage']],
    done: t('settings.saved'),
    onDone: onClose,
  });
  const send = (changes: Record<string, unknown>) =>
    void save.ask(changes).catch((error: unknown) => setProblem(problemText(error)));
  return { send, problem, busy: save.busy };
}
