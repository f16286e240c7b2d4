import '../tags/tag-list.css';
import { TextInput, UnstyledButton } from '@mantine/core';
import { type KeyboardEvent, useRef, useState } from 'react';
import { useMessages } from '../language/language.ts';
import { CrossIcon } from '../ui/icons.tsx';

export interface TagsFieldProps {
  tags: string[];
  onChange: (tags: string[]) => void;
}

export function TagsField({ tags, onChange }: TagsFieldProps) {
  const { editor } = useMessages();
  const [typed, setTyped] = useState('');
  const list = useRef<HTMLUListElement>(null);

  function add() {
    const tag = typed.trim();
    if (tag !== '' && !tags.includes(tag)) onChange([...tags, tag]);
    setTyped('');
  }

  function remove(tag: string) {
    onChange(tags.filter((other) => other !== tag));
    // What had the focus is gone with the tag.
    list.current?.focus();
  }

  function addOnEnter(event: KeyboardEvent) {
    // While an input method composes, Enter takes its proposal.
    if (event.key !== 'Enter' || event.nativeEvent.isComposing) return;
    event.preventDefault();
    add();
  }

  return (
    <div>
      <TextInput
        label={editor.tags}
        description={editor.tagsHint}
        placeholder={editor.tagsPlaceholder}
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
        onKeyDown={addOnEnter}
        onBlur={add}
      />
      <ul ref={list} tabIndex={-1} className="tag-list editor-tags" aria-label={editor.tagsOfArticle}>
        {tags.map((tag) => (
          <li key={tag} className="tag-default tag-pill">
            {tag}
            <UnstyledButton
              className="tag-remove"
              aria-label={editor.removeTag(tag)}
              onClick={() => remove(tag)}
            >
              <i className="ion-close-round">
                <CrossIcon />
              </i>
            </UnstyledButton>
          </li>
        ))}
      </ul>
    </div>
  );
}
