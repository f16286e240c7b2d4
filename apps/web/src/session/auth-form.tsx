import './auth-form.css';
import { Button, Container } from '@mantine/core';
import { type ComponentProps, type ReactNode } from 'react';
import { ErrorMessages } from '../ui/error-messages.tsx';
import { PageHeading } from '../ui/page-heading.tsx';
import { PageTitle } from '../ui/page-title.tsx';

export interface AuthFormProps {
  title: string;
  /** The way to the other form, for those who came to the wrong one. */
  aside: ReactNode;
  error: Error | null;
  pending: boolean;
  onSubmit: ComponentProps<'form'>['onSubmit'];
  children: ReactNode;
}

export function AuthForm({ title, aside, error, pending, onSubmit, children }: AuthFormProps) {
  return (
    <Container className="container page auth-page" size={420}>
      <PageTitle>{title}</PageTitle>
      <PageHeading>{title}</PageHeading>
      <p className="auth-aside">{aside}</p>
      <ErrorMessages error={error} />
      <form className="stack" onSubmit={onSubmit} noValidate>
        {children}
        <Button type="submit" loading={pending}>
          {title}
        </Button>
      </form>
    </Container>
  );
}
