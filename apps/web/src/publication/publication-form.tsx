import { Button, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { type Publication } from '@scaleout/contracts';
import { useMessages } from '../language/language.ts';
import { ErrorMessages } from '../ui/error-messages.tsx';
import { markRefused } from '../ui/mark-refused.ts';
import { ColorField } from './color-field.tsx';
import { useUpdatePublication } from './publication.mutations.ts';

export function PublicationForm({ publication: { name, color } }: { publication: Publication }) {
  const { publication: messages } = useMessages();
  const form = useForm({ initialValues: { name, color } });
  const update = useUpdatePublication();
  const submit = form.onSubmit((publication) =>
    update.mutate(publication, { onError: (error) => markRefused(form, error) }),
  );
  return (
    <form className="stack" onSubmit={submit} noValidate>
      <ErrorMessages error={update.error} />
      <TextInput label={messages.name} name="name" {...form.getInputProps('name')} />
      <ColorField {...form.getInputProps('color')} />
      <div className="form-end">
        <Button type="submit" loading={update.isPending}>
          {messages.save}
        </Button>
        <span role="status">{update.isSuccess ? messages.saved : null}</span>
      </div>
    </form>
  );
}
