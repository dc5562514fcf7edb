import { lazy, Suspense } from 'react';
import { Skeleton } from './Feedback';

export interface Bar {
  label: string;
  value: number;
}

export interface BarChartProps {
  /** What the bars show, for screen readers and the tooltip. */
  label: string;
  bars: readonly Bar[];
  /** Says a value in words: a unit, an amount. */
  format: (value: number) => string;
  height?: number;
}

const Drawn = lazy(() => import('./BarChartDrawn'));

/** A figure over time. The drawing library comes after the page; the numbers are in a table for screen readers. */
export function BarChart({ height = 200, ...props }: BarChartProps) {
  return (
    <figure className="relative m-0">
      <div aria-hidden style={{ height }}>
        <Suspense fallback={<Skeleton className="h-full" />}>
          <Drawn {...props} height={height} />
        </Suspense>
      </div>
      <table className="sr-only">
        <caption>{props.label}</caption>
        <tbody>
          {props.bars.map((bar) => (
            <tr key={bar.label}>
              <th scope="row">{bar.label}</th>
              <td>{props.format(bar.value)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </figure>
  );
}
