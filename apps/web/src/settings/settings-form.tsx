import { Button, Textarea, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useLocation } from 'wouter';
import { type User } from '@scaleout/contracts';
import { profileHref } from '../app/hrefs.ts';
import { useMessages } from '../language/language.ts';
import { EmailField, NewPasswordField, PasswordField, UsernameField } from '../session/account-fields.tsx';
import { useUpdateUser } from '../session/session.mutations.ts';
import { ErrorMessages } from '../ui/error-messages.tsx';
import { markRefused } from '../ui/mark-refused.ts';

/** What was typed of the fields that may be left empty. */
function given<Fields extends Record<string, string>>(fields: Fields): Partial<Fields> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== '')) as Partial<Fields>;
}

export function SettingsForm({ user }: { user: User }) {
  const { settings } = useMessages();
  const { image, username, bio, email } = user;
  const form = useForm({
    initialValues: { image: image ?? '', username, bio: bio ?? '', email, password: '', currentPassword: '' },
  });
  const [, navigate] = useLocation();
  const update = useUpdateUser();

  const changesAccess = form.values.password !== '' || form.values.email !== email;

  const submit = form.onSubmit(({ password, currentPassword, ...rest }) =>
    update.mutate(
      { ...rest, ...given({ password, currentPassword }) },
      {
        onSuccess: ({ user: { username: name } }) => navigate(profileHref(name)),
        onError: (error) => markRefused(form, error),
      },
    ),
  );

  return (
    <form className="stack" onSubmit={submit} noValidate>
      <ErrorMessages error={update.error} />
      <TextInput
        label={settings.image}
        description={settings.imageHint}
        name="image"
        inputMode="url"
        {...form.getInputProps('image')}
      />
      <UsernameField {...form.getInputProps('username')} />
      <Textarea label={settings.bio} name="bio" rows={5} {...form.getInputProps('bio')} />
      <EmailField autoComplete="email" {...form.getInputProps('email')} />
      <NewPasswordField
        label={settings.newPassword}
        description={settings.newPasswordHint}
        {...form.getInputProps('password')}
      />
      {changesAccess ? (
        <PasswordField
          label={settings.currentPassword}
          description={settings.currentPasswordHint}
          name="currentPassword"
          {...form.getInputProps('currentPassword')}
        />
      ) : null}
      <Button type="submit" loading={update.isPending}>
        {settings.update}
      </Button>
    </form>
  );
}
