import { Button, Textarea, TextInput } from '@mantine/core';
import { type SubmitEvent, useState } from 'react';
import { useLocation } from 'wouter';
import { articleHref } from '../app/hrefs.ts';
import { type ArticleText, useSaveArticle } from '../articles/articles.mutations.ts';
import { ErrorMessages } from '../ui/error-messages.tsx';
import { TagsField } from './tags-field.tsx';

export interface EditorFormProps {
  /** The article being edited; none for a new one. */
  slug?: string;
  initial: ArticleText;
}

export function EditorForm({ slug, initial }: EditorFormProps) {
  const [title, setTitle] = useState(initial.title);
  const [description, setDescription] = useState(initial.description);
  const [body, setBody] = useState(initial.body);
  const [tagList, setTagList] = useState(initial.tagList);
  const [, navigate] = useLocation();
  const save = useSaveArticle(slug);

  function submit(event: SubmitEvent) {
    event.preventDefault();
    save.mutate(
      { title, description, body, tagList },
      { onSuccess: (article) => navigate(articleHref(article.slug)) },
    );
  }

  return (
    <form className="stack" onSubmit={submit} noValidate>
      <ErrorMessages error={save.error} />
      <TextInput
        label="Title"
        name="title"
        size="lg"
        value={title}
        onChange={(event) => setTitle(event.currentTarget.value)}
      />
      <TextInput
        label="What it is about"
        name="description"
        value={description}
        onChange={(event) => setDescription(event.currentTarget.value)}
      />
      <Textarea
        label="Text"
        description="In Markdown"
        name="body"
        rows={16}
        value={body}
        onChange={(event) => setBody(event.currentTarget.value)}
      />
      <TagsField tags={tagList} onChange={setTagList} />
      <Button type="submit" loading={save.isPending}>
        Publish Article
      </Button>
    </form>
  );
}
