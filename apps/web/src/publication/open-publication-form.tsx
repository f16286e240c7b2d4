import { Button, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useQuery } from '@tanstack/react-query';
import { useMessages } from '../language/language.ts';
import { EmailField, NewPasswordField, UsernameField } from '../session/account-fields.tsx';
import { ErrorMessages } from '../ui/error-messages.tsx';
import { markRefused } from '../ui/mark-refused.ts';
import { ColorField } from './color-field.tsx';
import { type useOpenPublication } from './publication.mutations.ts';
import { publicationQuery } from './publication.query.ts';
import { proposeSlug } from './propose-slug.ts';

const INITIAL = { name: '', slug: '', color: '#266a4d', username: '', email: '', password: '' };

/** Where a publication of that slug would be: beside the one whose page this is. */
function useAddress(slug: string): string {
  const { data } = useQuery(publicationQuery);
  const name = slug === '' ? '…' : slug;
  return data ? `${name}${data.host.slice(data.slug.length)}` : name;
}

export function OpenPublicationForm({ open }: { open: ReturnType<typeof useOpenPublication> }) {
  const { publication: messages } = useMessages();
  const form = useForm({ initialValues: INITIAL });
  const address = useAddress(form.values.slug);

  const submit = form.onSubmit(({ name, slug, color, ...owner }) =>
    open.mutate(
      { publication: { name, slug, color }, owner },
      { onError: (error) => markRefused(form, error) },
    ),
  );

  function nameIt(name: string) {
    // The address follows the name until somebody writes one.
    if (form.values.slug === proposeSlug(form.values.name)) form.setFieldValue('slug', proposeSlug(name));
    form.setFieldValue('name', name);
  }

  return (
    <form className="stack" onSubmit={submit} noValidate>
      <ErrorMessages error={open.error} />
      <TextInput
        label={messages.name}
        name="name"
        autoComplete="off"
        {...form.getInputProps('name')}
        onChange={(event) => nameIt(event.currentTarget.value)}
      />
      <TextInput
        label={messages.slug}
        description={messages.slugHint(address)}
        name="slug"
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        {...form.getInputProps('slug')}
      />
      <ColorField {...form.getInputProps('color')} />
      <fieldset className="account-fields">
        <legend>{messages.yourAccount}</legend>
        <p>{messages.yourAccountHint}</p>
        <UsernameField {...form.getInputProps('username')} />
        <EmailField {...form.getInputProps('email')} />
        <NewPasswordField {...form.getInputProps('password')} />
      </fieldset>
      <Button type="submit" loading={open.isPending}>
        {messages.open}
      </Button>
    </form>
  );
}
