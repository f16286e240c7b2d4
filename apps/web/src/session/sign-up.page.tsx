import { PasswordInput, TextInput } from '@mantine/core';
import { useState } from 'react';
import { Link, useLocation } from 'wouter';
import { useHistoryState } from 'wouter/use-browser-location';
import { AuthForm } from './auth-form.tsx';
import { nextLocation } from './next-location.ts';
import { useSignUp } from './session.mutations.ts';

export default function SignUpPage() {
  const [username, setUsername] = useState('');
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const [, navigate] = useLocation();
  const history: unknown = useHistoryState();
  const signUp = useSignUp();

  function submit() {
    signUp.mutate(
      { username, email, password },
      { onSuccess: () => navigate(nextLocation(history), { replace: true }) },
    );
  }

  return (
    <AuthForm
      title="Sign up"
      aside={
        <Link href="/login" state={history}>
          Have an account?
        </Link>
      }
      error={signUp.error}
      pending={signUp.isPending}
      onSubmit={submit}
    >
      <TextInput
        label="Username"
        name="username"
        autoComplete="nickname"
        value={username}
        onChange={(event) => setUsername(event.currentTarget.value)}
      />
      <TextInput
        label="Email"
        name="email"
        type="email"
        autoComplete="username"
        value={email}
        onChange={(event) => setEmail(event.currentTarget.value)}
      />
      <PasswordInput
        label="Password"
        description="At least 8 characters; any characters."
        name="password"
        autoComplete="new-password"
        value={password}
        onChange={(event) => setPassword(event.currentTarget.value)}
      />
    </AuthForm>
  );
}
