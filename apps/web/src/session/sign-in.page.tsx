import { PasswordInput, TextInput } from '@mantine/core';
import { useState } from 'react';
import { Link, useLocation } from 'wouter';
import { useHistoryState } from 'wouter/use-browser-location';
import { AuthForm } from './auth-form.tsx';
import { nextLocation } from './next-location.ts';
import { useSignIn } from './session.mutations.ts';

export default function SignInPage() {
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const [, navigate] = useLocation();
  const history: unknown = useHistoryState();
  const signIn = useSignIn();

  function submit() {
    signIn.mutate(
      { email, password },
      { onSuccess: () => navigate(nextLocation(history), { replace: true }) },
    );
  }

  return (
    <AuthForm
      title="Sign in"
      aside={
        <Link href="/register" state={history}>
          Need an account?
        </Link>
      }
      error={signIn.error}
      pending={signIn.isPending}
      onSubmit={submit}
    >
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
        name="password"
        autoComplete="current-password"
        value={password}
        onChange={(event) => setPassword(event.currentTarget.value)}
      />
    </AuthForm>
  );
}
