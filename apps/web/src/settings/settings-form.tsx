import { Button, PasswordInput, Textarea, TextInput } from '@mantine/core';
import { type SubmitEvent, useState } from 'react';
import { useLocation } from 'wouter';
import { type User } from '@scaleout/contracts';
import { profileHref } from '../app/hrefs.ts';
import { useUpdateUser } from '../session/session.mutations.ts';
import { ErrorMessages } from '../ui/error-messages.tsx';

export function SettingsForm({ user }: { user: User }) {
  const [image, setImage] = useState(user.image ?? '');
  const [username, setUsername] = useState(user.username);
  const [bio, setBio] = useState(user.bio ?? '');
  const [email, setEmail] = useState(user.email);
  const [password, setPassword] = useState('');
  const [, navigate] = useLocation();
  const update = useUpdateUser();

  function submit(event: SubmitEvent) {
    event.preventDefault();
    update.mutate(
      { image, username, bio, email, ...(password ? { password } : {}) },
      { onSuccess: ({ user: { username: name } }) => navigate(profileHref(name)) },
    );
  }

  return (
    <form className="stack" onSubmit={submit} noValidate>
      <ErrorMessages error={update.error} />
      <TextInput
        label="Profile picture"
        description="Address of an image (https://…)"
        name="image"
        inputMode="url"
        value={image}
        onChange={(event) => setImage(event.currentTarget.value)}
      />
      <TextInput
        label="Username"
        name="username"
        autoComplete="nickname"
        value={username}
        onChange={(event) => setUsername(event.currentTarget.value)}
      />
      <Textarea
        label="Short bio"
        name="bio"
        rows={5}
        value={bio}
        onChange={(event) => setBio(event.currentTarget.value)}
      />
      <TextInput
        label="Email"
        name="email"
        type="email"
        autoComplete="email"
        value={email}
        onChange={(event) => setEmail(event.currentTarget.value)}
      />
      <PasswordInput
        label="New password"
        description="Leave empty to keep the one you have."
        name="password"
        autoComplete="new-password"
        value={password}
        onChange={(event) => setPassword(event.currentTarget.value)}
      />
      <Button type="submit" loading={update.isPending}>
        Update Settings
      </Button>
    </form>
  );
}
