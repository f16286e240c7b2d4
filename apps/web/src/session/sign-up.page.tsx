import { useForm } from '@mantine/form';
import { Link, useLocation } from 'wouter';
import { useHistoryState } from 'wouter/use-browser-location';
import { useMessages } from '../language/language.ts';
import { markRefused } from '../ui/mark-refused.ts';
import { EmailField, NewPasswordField, UsernameField } from './account-fields.tsx';
import { AuthForm } from './auth-form.tsx';
import { nextLocation } from './next-location.ts';
import { useSignUp } from './session.mutations.ts';

export default function SignUpPage() {
  const { account } = useMessages();
  const form = useForm({ initialValues: { username: '', email: '', password: '' } });
  const [, navigate] = useLocation();
  const history: unknown = useHistoryState();
  const signUp = useSignUp();

  const submit = form.onSubmit((registration) =>
    signUp.mutate(registration, {
      onSuccess: () => navigate(nextLocation(history), { replace: true }),
      onError: (error) => markRefused(form, error),
    }),
  );

  return (
    <AuthForm
      title={account.signUp}
      aside={
        <Link href="/login" state={history}>
          {account.haveAccount}
        </Link>
      }
      error={signUp.error}
      pending={signUp.isPending}
      onSubmit={submit}
    >
      <UsernameField {...form.getInputProps('username')} />
      <EmailField {...form.getInputProps('email')} />
      <NewPasswordField {...form.getInputProps('password')} />
    </AuthForm>
  );
}
