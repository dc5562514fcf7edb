import { Layers } from 'lucide-react';
import { ApiError } from '@/api/errors';
import { Banner, Button, Card, EmptyState, ErrorPanel, Skeleton, toast } from '@/ui';
import { Row, Section } from './DesignPage';

export function Feedback() {
  return (
    <Section title="Feedback">
      <Banner>Drafts are finalized three days after the period ends.</Banner>
      <Banner tone="amber" title="This invoice is overdue" actions={<Button size="sm">Remind</Button>}>
        It was due on 1 November.
      </Banner>
      <Banner tone="red">The price could not be read.</Banner>
      <div className="grid gap-4 lg:grid-cols-3">
        <Card flush>
          <EmptyState
            icon={Layers}
            title="No plans yet"
            body="A plan says what is sold, and at which price."
            action={<Button variant="primary">Create a plan</Button>}
          />
        </Card>
        <Card flush>
          <ErrorPanel error={new ApiError(503, {})} onRetry={() => toast.error('Still not there')} />
        </Card>
        <Card title="Loading">
          <div className="flex flex-col gap-3">
            <Skeleton className="w-40" />
            <Skeleton className="w-64" />
            <Skeleton className="h-24" />
          </div>
        </Card>
      </div>
      <Row>
        <Button onClick={() => toast.success('Plan saved', { description: 'It applies from now on.' })}>
          Toast
        </Button>
        <Button onClick={() => toast.error('The plan could not be saved')}>Toast of a failure</Button>
      </Row>
    </Section>
  );
}
