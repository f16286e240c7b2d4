import './editor.css';
import { Button, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useRef } from 'react';
import { useLocation } from 'wouter';
import { articleHref } from '../app/hrefs.ts';
import { type ArticleText, sameText, textOf } from '../articles/article-text.ts';
import { useSaveArticle } from '../articles/articles.mutations.ts';
import { useMessages } from '../language/language.ts';
import { ErrorMessages } from '../ui/error-messages.tsx';
import { markRefused } from '../ui/mark-refused.ts';
import { BodyField } from './body-field.tsx';
import { DraftStatus } from './draft-status.tsx';
import { TagsField } from './tags-field.tsx';
import { useDraft } from './use-draft.ts';

export interface EditorFormProps {
  /** The article being edited; none for a new one. */
  slug?: string;
  /** The text as it is published; a blank one for a new article. */
  article: ArticleText;
  /** When the published text was last changed; null for a new article. */
  updatedAt: string | null;
  /** Where what is typed is kept. */
  draftKey: string;
}

export function EditorForm({ slug, article, updatedAt, draftKey }: EditorFormProps) {
  const { editor } = useMessages();
  const [, navigate] = useLocation();
  const save = useSaveArticle(slug);
  const draft = useDraft(draftKey, article, updatedAt);
  const form = useForm<ArticleText>({
    initialValues: draft.start,
    onValuesChange: (text) => (sameText(text, article) ? draft.drop() : draft.keep(text)),
  });
  const titleField = useRef<HTMLInputElement>(null);

  const submit = form.onSubmit((text) =>
    save.mutate(text, {
      onSuccess: (saved) => {
        draft.drop();
        navigate(articleHref(saved.slug));
      },
      onError: (error) => markRefused(form, error),
    }),
  );

  function discard() {
    form.setValues(textOf(article));
    draft.drop();
    titleField.current?.focus();
  }

  return (
    <form className="stack" onSubmit={submit} noValidate>
      <ErrorMessages error={save.error} />
      <TextInput
        ref={titleField}
        label={editor.title}
        name="title"
        size="lg"
        {...form.getInputProps('title')}
      />
      <TextInput label={editor.description} name="description" {...form.getInputProps('description')} />
      <BodyField value={form.values.body} {...form.getInputProps('body')} />
      <TagsField tags={form.values.tagList} onChange={(tags) => form.setFieldValue('tagList', tags)} />
      <div className="editor-end">
        <Button type="submit" loading={save.isPending}>
          {editor.publish}
        </Button>
        <DraftStatus
          draft={draft}
          changed={!sameText(form.values, article)}
          published={updatedAt}
          onDiscard={discard}
        />
      </div>
    </form>
  );
}
