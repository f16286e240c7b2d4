import { TextInput, type TextInputProps } from '@mantine/core';
import { useMessages } from '../language/language.ts';

/** The browser's own colour chooser, which keyboards and screen readers know. */
export function ColorField(props: TextInputProps) {
  const { publication } = useMessages();
  return (
    <TextInput
      className="color-field"
      type="color"
      label={publication.color}
      description={publication.colorHint}
      name="color"
      {...props}
    />
  );
}
