import { Toolbar } from '@mantine/core';
import { type RefObject } from 'react';
import { useMessages } from '../language/language.ts';
import { applyFormat, type Format, FORMATS } from './format.ts';
import { FormatIcon } from './format-icon.tsx';
import { replaceText } from './replace-text.ts';

export function FormattingBar({ textarea }: { textarea: RefObject<HTMLTextAreaElement | null> }) {
  const { editor } = useMessages();

  function apply(format: Format) {
    if (!textarea.current) return;
    const { value, selectionStart, selectionEnd } = textarea.current;
    const selection = { text: value, start: selectionStart, end: selectionEnd };
    replaceText(textarea.current, applyFormat(format, selection, editor.placeholders));
  }

  return (
    <Toolbar aria-label={editor.formatting} className="formatting-bar" withBorder={false}>
      {FORMATS.map((format) => (
        <Toolbar.Toggle
          key={format}
          aria-label={editor.format[format]}
          title={editor.format[format]}
          onClick={() => apply(format)}
        >
          <FormatIcon format={format} />
        </Toolbar.Toggle>
      ))}
    </Toolbar>
  );
}
