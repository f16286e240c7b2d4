import { type MantineColorScheme, NativeSelect, useMantineColorScheme } from '@mantine/core';
import { chooseLanguage, useLanguage, useMessages } from '../language/language.ts';
import { isLanguage, LANGUAGES } from '../language/preferred-language.ts';

const APPEARANCES: readonly MantineColorScheme[] = ['auto', 'light', 'dark'];

function AppearanceChoice() {
  const { footer } = useMessages();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  return (
    <NativeSelect
      size="xs"
      aria-label={footer.appearance}
      name="appearance"
      value={colorScheme}
      data={APPEARANCES.map((value) => ({ value, label: footer.appearances[value] }))}
      onChange={({ currentTarget: { value } }) => {
        const chosen = APPEARANCES.find((appearance) => appearance === value);
        if (chosen) setColorScheme(chosen);
      }}
    />
  );
}

function LanguageChoice() {
  const { footer } = useMessages();
  return (
    <NativeSelect
      size="xs"
      aria-label={footer.language}
      name="language"
      value={useLanguage()}
      data={Object.entries(LANGUAGES).map(([value, label]) => ({ value, label }))}
      onChange={({ currentTarget: { value } }) => {
        if (isLanguage(value)) void chooseLanguage(value);
      }}
    />
  );
}

/** How the reader likes to read, on this computer: remembered here, whoever is signed in. */
export default function Preferences() {
  return (
    <>
      <LanguageChoice />
      <AppearanceChoice />
    </>
  );
}
