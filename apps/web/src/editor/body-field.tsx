import { Tabs, Textarea, type TextareaProps } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { useRef } from 'react';
import { useMessages } from '../language/language.ts';
import { FormattingBar } from './formatting-bar.tsx';
import { Preview } from './preview.tsx';

export interface BodyFieldProps extends TextareaProps {
  value: string;
}

const ROOM_FOR_TWO = '(min-width: 62em)';

function Writing(props: BodyFieldProps) {
  const { editor } = useMessages();
  const textarea = useRef<HTMLTextAreaElement>(null);
  return (
    <Textarea
      ref={textarea}
      className="writing"
      label={editor.body}
      name="body"
      rows={18}
      inputContainer={(field) => (
        <>
          <FormattingBar textarea={textarea} />
          {field}
        </>
      )}
      {...props}
    />
  );
}

/** The text and how it will look: side by side where there is room, else one behind the other. */
export function BodyField(props: BodyFieldProps) {
  const { editor } = useMessages();
  const roomForTwo = useMediaQuery(ROOM_FOR_TWO, true, { getInitialValueInEffect: false });
  if (roomForTwo) {
    return (
      <div className="side-by-side">
        <Writing {...props} />
        <Preview text={props.value} />
      </div>
    );
  }
  return (
    <Tabs defaultValue="write">
      <Tabs.List>
        <Tabs.Tab value="write">{editor.write}</Tabs.Tab>
        <Tabs.Tab value="preview">{editor.preview}</Tabs.Tab>
      </Tabs.List>
      <Tabs.Panel className="body-panel" value="write">
        <Writing {...props} />
      </Tabs.Panel>
      <Tabs.Panel className="body-panel" value="preview">
        <Preview text={props.value} />
      </Tabs.Panel>
    </Tabs>
  );
}
