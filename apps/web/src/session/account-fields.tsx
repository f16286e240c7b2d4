import { PasswordInput, type PasswordInputProps, TextInput, type TextInputProps } from '@mantine/core';
import { useState } from 'react';
import { useMessages } from '../language/language.ts';

// The fields of an account, named and completed alike wherever they stand.

export function UsernameField(props: TextInputProps) {
  const { account } = useMessages();
  return <TextInput label={account.username} name="username" autoComplete="nickname" {...props} />;
}

export function EmailField(props: TextInputProps) {
  const { account } = useMessages();
  return <TextInput label={account.email} name="email" type="email" autoComplete="username" {...props} />;
}

export function PasswordField(props: PasswordInputProps) {
  const { account } = useMessages();
  const [visible, setVisible] = useState(false);
  return (
    <PasswordInput
      label={account.password}
      name="password"
      autoComplete="current-password"
      visible={visible}
      onVisibilityChange={setVisible}
      visibilityToggleButtonProps={{
        'aria-label': visible ? account.hidePassword : account.showPassword,
        'aria-hidden': false,
        tabIndex: 0,
      }}
      {...props}
    />
  );
}

export function NewPasswordField(props: PasswordInputProps) {
  const { account } = useMessages();
  return <PasswordField description={account.passwordHint} autoComplete="new-password" {...props} />;
}
