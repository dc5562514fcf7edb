import { Plus, Trash2 } from 'lucide-react';
import { useState } from 'react';
import * as z from 'zod/mini';
import { ApiError } from '@/api/errors';
import {
  Button,
  Checkbox,
  CodeField,
  Combobox,
  Field,
  FormError,
  FormField,
  IconButton,
  Input,
  PasswordInput,
  RadioGroup,
  Select,
  Switch,
  Textarea,
  useTarnForm,
} from '@/ui';
import { required } from '@/ui/schema';
import { Row, Section } from './DesignPage';

const models = [
  { value: 'standard', label: 'Standard', description: 'One price for every unit.' },
  { value: 'graduated', label: 'Graduated', description: 'Each tier prices the units that fall into it.' },
  { value: 'volume', label: 'Volume', description: 'The tier reached prices all units.' },
];
const variants = ['primary', 'secondary', 'ghost', 'danger'] as const;

export function Controls() {
  const [model, setModel] = useState<string>('standard');
  const [on, setOn] = useState(true);
  return (
    <>
      <Section title="Buttons">
        {variants.map((variant) => (
          <Row key={variant}>
            <Button variant={variant} size="sm">
              Small
            </Button>
            <Button variant={variant}>{variant}</Button>
            <Button variant={variant} icon={Plus}>
              With icon
            </Button>
            <Button variant={variant} size="lg">
              Large
            </Button>
            <Button variant={variant} busy>
              Busy
            </Button>
            <Button variant={variant} disabled>
              Disabled
            </Button>
            <IconButton label={`Delete, ${variant}`} icon={Trash2} variant={variant} />
          </Row>
        ))}
      </Section>
      <Section title="Fields">
        <div className="grid gap-5 sm:grid-cols-2 lg:grid-cols-3">
          <Field label="Text" hint="A hint below it.">
            <Input defaultValue="Northwind Cloud" />
          </Field>
          <Field label="With an error" error="This is already taken." required>
            <Input defaultValue="gold" />
          </Field>
          <Field label="Placeholder" optionalText="optional">
            <Input placeholder="For example gold" />
          </Field>
          <Field label="Amount">
            <Input prefix="EUR" numeric defaultValue="12.50" />
          </Field>
          <Field label="Grace period">
            <Input suffix="days" numeric defaultValue="3" />
          </Field>
          <Field label="Read-only">
            <Input readOnly value="can't be changed" />
          </Field>
          <Field label="Disabled">
            <Input disabled value="not now" />
          </Field>
          <Field label="Password">
            <PasswordInput defaultValue="correct horse" />
          </Field>
          <Field label="Select">
            <Select options={models} value={model} onChange={setModel} />
          </Field>
          <Field label="Combobox">
            <Combobox options={models} value={model} onChange={setModel} />
          </Field>
          <Field label="Text area" className="sm:col-span-2">
            <Textarea defaultValue="Several lines of text." />
          </Field>
        </div>
      </Section>
      <Section title="Choices">
        <div className="grid gap-6 sm:grid-cols-3">
          <div className="flex flex-col gap-3">
            <Checkbox label="Checked" value={on} onChange={setOn} description="With a second line." />
            <Checkbox label="Unchecked" value={!on} onChange={(next) => setOn(!next)} />
            <Checkbox label="Some of them" value={false} mixed onChange={setOn} />
            <Checkbox label="Disabled" value disabled onChange={setOn} />
          </div>
          <div className="flex flex-col gap-3">
            <Switch label="On" value={on} onChange={setOn} description="Bills usage in advance." />
            <Switch label="Off" value={!on} onChange={(next) => setOn(!next)} />
            <Switch label="Disabled" value={false} disabled onChange={setOn} />
          </div>
          <RadioGroup options={models} value={model} onChange={setModel} aria-label="Model" />
        </div>
        <RadioGroup
          look="cards"
          options={models}
          value={model}
          onChange={setModel}
          aria-label="Model, as cards"
        />
      </Section>
      <SampleForm />
    </>
  );
}

const schema = z.object({
  name: required(),
  code: required(),
});

const taken = {
  code: 'validation_errors',
  error_details: { code: ['value_already_exist'], base: ['lock_acquisition_failed'] },
};

function SampleForm() {
  const form = useTarnForm({
    schema,
    defaultValues: { name: 'Gold plan', code: '' },
    submit: () => Promise.reject(new ApiError(422, taken)),
  });
  return (
    <Section title="Form with a refusal of the server">
      <form onSubmit={form.send} noValidate className="flex max-w-md flex-col gap-4">
        <FormError form={form} />
        <FormField form={form} name="name" label="Name">
          {(field) => <Input {...field} />}
        </FormField>
        <CodeField form={form} from="name" name="code" />
        <Row>
          <Button type="submit" variant="primary">
            Save
          </Button>
        </Row>
      </form>
    </Section>
  );
}
