import './markdown.css';
import { type ReactNode } from 'react';
import Markdown, { type Components } from 'react-markdown';
import remarkGfm from 'remark-gfm';
import { useMessages } from '../language/language.ts';
import { useHighlighting } from './use-highlighting.ts';

/** A wide table scrolls by itself, by keyboard too, and the page stays as wide as the screen. */
function ScrollingTable({ children }: { children?: ReactNode }) {
  const { article } = useMessages();
  return (
    // eslint-disable-next-line jsx-a11y-x/no-noninteractive-tabindex -- what scrolls must be reached by keyboard
    <div className="table-scroll" tabIndex={0} role="region" aria-label={article.table}>
      <table>{children}</table>
    </div>
  );
}

function TaskBox({ done }: { done: boolean }) {
  const { article } = useMessages();
  return <input type="checkbox" checked={done} disabled aria-label={done ? article.done : article.toDo} />;
}

// The page has its own first-level heading: those of the text are announced one level further down.
const components: Components = {
  h1: ({ children }) => <h1 aria-level={2}>{children}</h1>,
  h2: ({ children }) => <h2 aria-level={3}>{children}</h2>,
  h3: ({ children }) => <h3 aria-level={4}>{children}</h3>,
  h4: ({ children }) => <h4 aria-level={5}>{children}</h4>,
  h5: ({ children }) => <h5 aria-level={6}>{children}</h5>,
  a: ({ href, title, children }) => (
    <a href={href} title={title} rel="nofollow ugc noopener">
      {children}
    </a>
  ),
  img: ({ src, alt, title }) => (
    <img src={src} alt={alt ?? ''} title={title} loading="lazy" referrerPolicy="no-referrer" />
  ),
  // The only input there is in Markdown: the box of a task.
  input: ({ checked }) => <TaskBox done={checked === true} />,
  table: ({ children }) => <ScrollingTable>{children}</ScrollingTable>,
};

const PLUGINS = [remarkGfm];

/**
 * A text in Markdown. Raw HTML in it is shown as the characters it is, and addresses that are neither relative nor
 * http(s) or mailto are dropped: both are what react-markdown does unless told otherwise, and we don't tell it.
 */
export default function MarkdownText({ text }: { text: string }) {
  const highlighting = useHighlighting(text);
  return (
    <div className="markdown">
      <Markdown remarkPlugins={PLUGINS} rehypePlugins={highlighting} components={components}>
        {text}
      </Markdown>
    </div>
  );
}
