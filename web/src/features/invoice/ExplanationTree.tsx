import { cx, formatDecimal } from '@/ui';
import { inputName, isDecimal } from './explanationText';
import type { Explanation } from './invoice.queries';
import { t } from './texts';

/** A derivation as a tree: each step says its rule, its numbers and its result; what it is made of stands below it. */
export function ExplanationTree({ explanation }: { explanation: Explanation }) {
  return (
    <ol className="flex flex-col">
      <Step explanation={explanation} depth={0} />
    </ol>
  );
}

function Step({ explanation, depth }: { explanation: Explanation; depth: number }) {
  const { rule, text, inputs, result, steps } = explanation;
  return (
    <li className={cx('py-2', depth > 0 && 'ml-1.5 border-line border-l-2 pl-3')}>
      <div className="flex items-start justify-between gap-4">
        <p className="min-w-0 break-words text-ink text-sm">{text}</p>
        <Figure value={result} className="shrink-0 font-medium text-ink" prefix="= " />
      </div>
      <div className="mt-1 flex flex-wrap items-center gap-x-3 gap-y-1 text-xs">
        <span
          className="rounded-sm bg-teal-soft px-1.5 py-0.5 font-mono text-teal-ink"
          title={t('explain.rule', { rule })}
        >
          {rule}
        </span>
        {Object.entries(inputs).map(([name, value]) => (
          <span key={name} className="inline-flex items-baseline gap-1">
            <span className="text-mist">{inputName(name)}</span>
            <Figure value={value} className="text-slate" />
          </span>
        ))}
      </div>
      {steps.length > 0 && (
        <ol className="mt-2 flex flex-col">
          {steps.map((step, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the steps of a derivation are fixed
            <Step key={index} explanation={step} depth={depth + 1} />
          ))}
        </ol>
      )}
    </li>
  );
}

/** A number exactly as it went in, with its thousands grouped; anything else as it stands. */
function Figure({ value, className, prefix }: { value: string; className?: string; prefix?: string }) {
  return (
    <span className={cx('tabular font-mono text-xs', className)} title={value}>
      {prefix}
      {isDecimal(value) ? formatDecimal(value) : value}
    </span>
  );
}
