import { type ComponentProps, useEffect, useState } from 'react';
import type Markdown from 'react-markdown';

type Plugins = NonNullable<ComponentProps<typeof Markdown>['rehypePlugins']>;

const CODE = /^ {0,3}(?:`{3}|~{3})/m;
const NONE: Plugins = [];

let highlighting: Plugins | null = null;

async function load(): Promise<Plugins> {
  highlighting ??= [(await import('./highlight.ts')).default];
  return highlighting;
}

/** The plugin that colours code, once it is here, for a text that has code in it. Without it code is plain. */
export function useHighlighting(text: string): Plugins {
  const [plugins, setPlugins] = useState(highlighting ?? NONE);
  const wanted = CODE.test(text);
  useEffect(() => {
    if (!wanted) return;
    load().then(setPlugins, () => undefined);
  }, [wanted]);
  return wanted ? plugins : NONE;
}
