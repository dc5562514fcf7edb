import { Bar, CartesianGrid, BarChart as Chart, ResponsiveContainer, Tooltip, XAxis, YAxis } from 'recharts';
import type { BarChartProps } from './BarChart';

const tick = { fill: 'var(--mist)', fontSize: 12 };
const box = { background: 'var(--raised)', border: '1px solid var(--line)', borderRadius: 6, fontSize: 12 };

export default function BarChartDrawn({ label, bars, format, height }: BarChartProps) {
  return (
    <ResponsiveContainer width="100%" height={height ?? 200}>
      <Chart data={[...bars]} margin={{ top: 8, right: 4, bottom: 0, left: 4 }} accessibilityLayer={false}>
        <CartesianGrid vertical={false} stroke="var(--line)" />
        <XAxis
          dataKey="label"
          tickLine={false}
          axisLine={{ stroke: 'var(--line-strong)' }}
          tick={tick}
          minTickGap={24}
        />
        <YAxis tickLine={false} axisLine={false} tick={tick} width={64} tickFormatter={format} />
        <Tooltip
          cursor={{ fill: 'var(--hover)' }}
          contentStyle={box}
          labelStyle={{ color: 'var(--slate)' }}
          itemStyle={{ color: 'var(--ink)' }}
          formatter={(value) => [format(Number(value)), label]}
        />
        <Bar
          dataKey="value"
          fill="var(--teal)"
          radius={[3, 3, 0, 0]}
          maxBarSize={28}
          isAnimationActive={false}
        />
      </Chart>
    </ResponsiveContainer>
  );
}
