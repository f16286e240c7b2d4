import { type MantineColorScheme, NativeSelect, useMantineColorScheme } from '@mantine/core';
import { chooseLanguage, useLanguage, useMessages } from '../language/language.ts';
import { isLanguage, type Language, LANGUAGES } from '../language/preferred-language.ts';
import { notices } from '../ui/notice.ts';

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
  const { footer, failure } = useMessages();

  function choose(language: Language) {
    const at = window.location.pathname;
    chooseLanguage(language).catch(() => notices.say({ text: failure.unreachable, at, tone: 'failure' }));
  }

  return (
    <NativeSelect
      size="xs"
      aria-label={footer.language}
      name="language"
      value={useLanguage()}
      data={Object.entries(LANGUAGES).map(([value, label]) => ({ value, label }))}
      onChange={({ currentTarget: { value } }) => {
        if (isLanguage(value)) choose(value);
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
