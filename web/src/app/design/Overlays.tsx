import { Copy, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { Button, ConfirmDialog, Dialog, Drawer, Field, Input, Menu, MoreMenu, Tabs, Tooltip } from '@/ui';
import { Row, Section } from './DesignPage';

type Open = 'dialog' | 'confirm' | 'drawer';

export function Overlays() {
  const [open, setOpen] = useState<Open>();
  const [tab, setTab] = useState('one');
  const close = () => setOpen(undefined);
  return (
    <Section title="Overlays and tabs">
      <Row>
        <Button onClick={() => setOpen('dialog')}>Dialog</Button>
        <Button onClick={() => setOpen('confirm')}>Confirmation</Button>
        <Button onClick={() => setOpen('drawer')}>Drawer</Button>
        <Menu
          items={[
            { label: 'Duplicate', icon: Copy },
            { label: 'Delete', icon: Trash2, danger: true, separated: true },
          ]}
        >
          <Button>Menu</Button>
        </Menu>
        <MoreMenu items={[{ label: 'One action' }]} />
        <Tooltip content="A short hint">
          <Button variant="ghost">Tooltip</Button>
        </Tooltip>
      </Row>
      <Tabs
        value={tab}
        onChange={setTab}
        tabs={[
          { value: 'one', label: 'Overview', content: 'What it is.' },
          { value: 'two', label: 'Invoices', content: 'What it costs.' },
        ]}
      />
      <Dialog
        open={open === 'dialog'}
        onClose={close}
        title="Dialog"
        description="With a description and a field."
        footer={<Button onClick={close}>Close</Button>}
      >
        <Field label="Name">
          <Input />
        </Field>
      </Dialog>
      <ConfirmDialog
        open={open === 'confirm'}
        onClose={close}
        title="Terminate the plan Gold?"
        body="12 subscriptions end today; 3 draft invoices are finalized."
        confirm="Terminate"
        askReason={{ label: 'Reason' }}
        typeToConfirm="gold"
        onConfirm={async () => undefined}
      />
      <Drawer open={open === 'drawer'} onClose={close} title="Details">
        What belongs to the row that was opened.
      </Drawer>
    </Section>
  );
}
