import '../tags/tag-list.css';
import { TextInput, UnstyledButton } from '@mantine/core';
import { type KeyboardEvent, useState } from 'react';
import { CrossIcon } from '../ui/icons.tsx';

export interface TagsFieldProps {
  tags: string[];
  onChange: (tags: string[]) => void;
}

export function TagsField({ tags, onChange }: TagsFieldProps) {
  const [typed, setTyped] = useState('');

  function add() {
    const tag = typed.trim();
    if (tag !== '' && !tags.includes(tag)) onChange([...tags, tag]);
    setTyped('');
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
        label="Tags"
        description="Enter adds one"
        placeholder="Enter tags"
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
        onKeyDown={addOnEnter}
        onBlur={add}
      />
      <ul className="tag-list editor-tags" aria-label="Tags of this article">
        {tags.map((tag) => (
          <li key={tag} className="tag-default tag-pill">
            {tag}
            <UnstyledButton
              className="tag-remove"
              aria-label={`Remove tag ${tag}`}
              onClick={() => onChange(tags.filter((other) => other !== tag))}
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
