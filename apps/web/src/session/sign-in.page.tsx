import { useForm } from '@mantine/form';
import { Link, useLocation } from 'wouter';
import { useHistoryState } from 'wouter/use-browser-location';
import { useMessages } from '../language/language.ts';
import { markRefused } from '../ui/mark-refused.ts';
import { EmailField, PasswordField } from './account-fields.tsx';
import { AuthForm } from './auth-form.tsx';
import { emailOfHash } from './email-of-hash.ts';
import { nextLocation } from './next-location.ts';
import { useSignIn } from './session.mutations.ts';

export default function SignInPage() {
  const { account } = useMessages();
  const form = useForm({ initialValues: { email: emailOfHash(window.location.hash), password: '' } });
  const [, navigate] = useLocation();
  const history: unknown = useHistoryState();
  const signIn = useSignIn();

  const submit = form.onSubmit((credentials) =>
    signIn.mutate(credentials, {
      onSuccess: () => navigate(nextLocation(history), { replace: true }),
      onError: (error) => markRefused(form, error),
    }),
  );

  return (
    <AuthForm
      title={account.signIn}
      aside={
        <Link href="/register" state={history}>
          {account.needAccount}
        </Link>
      }
      error={signIn.error}
      pending={signIn.isPending}
      onSubmit={submit}
    >
      <EmailField {...form.getInputProps('email')} />
      <PasswordField {...form.getInputProps('password')} />
    </AuthForm>
  );
}
