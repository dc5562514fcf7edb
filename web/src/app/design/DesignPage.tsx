import type { ReactNode } from 'react';
import { Button, PageBody, PageHeader, Wordmark } from '@/ui';
import { chooseTheme } from '../theme/theme';
import { Controls } from './Controls';
import { Feedback } from './Feedback';
import { Figures } from './Figures';
import { Overlays } from './Overlays';
import { Tables } from './Tables';

const tokens = [
  'canvas surface sunken raised hover line line-strong control-line',
  'ink slate mist teal teal-strong teal-ink teal-soft',
  'amber amber-ink amber-soft amber-line red red-strong red-ink red-soft',
];

/** Every component in every state, to look at while developing. */
export function DesignPage() {
  return (
    <PageBody>
      <PageHeader
        title="Design system"
        beside={<Wordmark />}
        actions={(['light', 'dark', 'system'] as const).map((choice) => (
          <Button key={choice} onClick={() => chooseTheme(choice)}>
            {choice}
          </Button>
        ))}
      />
      <div className="flex flex-col gap-10">
        <Section title="Colours">
          {tokens.map((row) => (
            <div key={row} className="grid grid-cols-[repeat(auto-fill,minmax(8rem,1fr))] gap-2">
              {row.split(' ').map((name) => (
                <div key={name} className="text-mist text-xs">
                  <div
                    className="mb-1 h-10 rounded-md border border-line"
                    style={{ background: `var(--${name})` }}
                  />
                  {name}
                </div>
              ))}
            </div>
          ))}
        </Section>
        <Controls />
        <Figures />
        <Feedback />
        <Tables />
        <Overlays />
      </div>
    </PageBody>
  );
}

export function Section({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="flex flex-col gap-4">
      <h2 className="border-line border-b pb-2 font-semibold text-lg">{title}</h2>
      {children}
    </section>
  );
}

export function Row({ children }: { children: ReactNode }) {
  return <div className="flex flex-wrap items-center gap-3">{children}</div>;
}
