import {
  Badge,
  BarChart,
  Card,
  CivilDate,
  CodeBlock,
  CopyId,
  DateTime,
  Decimal,
  KeyValue,
  Money,
  Price,
  Stat,
  Status,
  type Tone,
} from '@/ui';
import { Row, Section } from './DesignPage';

const tones: readonly Tone[] = ['neutral', 'teal', 'amber', 'red', 'outline'];
const bars = Array.from({ length: 30 }, (_, day) => ({ label: `${day + 1} Nov`, value: (day * 37) % 91 }));
const facts = [
  { label: 'Amount', value: <Money amountCents={123456789} currency="EUR" /> },
  { label: 'Yen', value: <Money amountCents={123456} currency="JPY" /> },
  { label: 'Dinar', value: <Money amountCents={123456} currency="KWD" precise="123.456789" /> },
  { label: 'Unit price', value: <Price amount="0.00125" currency="USD" /> },
  { label: 'Units', value: <Decimal value="12345.678901234" digits={2} unit="GB" /> },
  { label: 'Instant', value: <DateTime at="2026-01-31T09:05:00Z" zone="America/New_York" /> },
  { label: 'How long ago', value: <DateTime at="2026-11-20T09:05:00Z" show="relative" /> },
  { label: 'Civil date', value: <CivilDate on="2026-02-28" /> },
  { label: 'Id', value: <CopyId value="01930a5c-7c1e-7d4a-9b2f-000000000001" short /> },
  { label: 'Nothing', value: null },
];

export function Figures() {
  return (
    <Section title="Figures and facts">
      <Row>
        {tones.map((tone) => (
          <Badge key={tone} tone={tone}>
            {tone}
          </Badge>
        ))}
        <Status tone="teal">Active</Status>
        <Status tone="neutral">Draft</Status>
        <Status tone="amber">Overdue</Status>
        <Status tone="red">Failed</Status>
      </Row>
      <div className="grid gap-3 sm:grid-cols-3">
        <Stat
          label="Gross revenue"
          value={<Money amountCents={4820031} currency="EUR" />}
          detail="November 2026"
        />
        <Stat label="Outstanding" value={<Money amountCents={120000} currency="EUR" />} detail="3 invoices" />
        <Stat label="Customers" value="128" />
      </div>
      <Card title="Details" description="Facts of an object, in two columns.">
        <KeyValue items={facts} columns={2} />
      </Card>
      <Card title="Usage">
        <BarChart label="API calls" bars={bars} format={(value) => value.toLocaleString('en')} />
      </Card>
      <CodeBlock
        label="Sample command"
        code={'curl -X POST https://tarn.example/api/v1/events \\\n  -H "Authorization: Bearer …"'}
      />
    </Section>
  );
}
