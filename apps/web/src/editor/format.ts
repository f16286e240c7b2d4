/** Words for what a format needs and nothing was selected for, in the reader's language. */
export interface FormatWords {
  readonly heading: string;
  readonly text: string;
  readonly link: string;
  readonly image: string;
  readonly code: string;
}

export const FORMATS = ['heading', 'bold', 'italic', 'link', 'image', 'code', 'quote', 'list'] as const;

export type Format = (typeof FORMATS)[number];

export interface Selection {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** The part of the text to be replaced, by what, and what of the replacement is selected then. */
export interface Edit {
  readonly from: number;
  readonly to: number;
  readonly insert: string;
  readonly select: readonly [start: number, end: number];
}

function around({ text, start, end }: Selection, before: string, after: string, words: string): Edit {
  const inner = text.slice(start, end) || words;
  const at = start + before.length;
  return { from: start, to: end, insert: `${before}${inner}${after}`, select: [at, at + inner.length] };
}

/** The address is what is left to write: it is selected. */
function withAddress(selection: Selection, mark: string, words: string, address: string): Edit {
  const { text, start, end } = selection;
  const inner = text.slice(start, end) || words;
  const at = start + mark.length + inner.length + 2;
  const insert = `${mark}${inner}](${address})`;
  return { from: start, to: end, insert, select: [at, at + address.length] };
}

/** Marks whole lines, from the first to the last that the selection touches. */
function lines({ text, start, end }: Selection, mark: string, words: string): Edit {
  const from = text.lastIndexOf('\n', start - 1) + 1;
  const lineEnd = text.indexOf('\n', end);
  const to = lineEnd === -1 ? text.length : lineEnd;
  const marked = (text.slice(from, to) || words).split('\n').map((line) => `${mark}${line}`);
  const insert = marked.join('\n');
  return { from, to, insert, select: [from + mark.length, from + insert.length] };
}

function fence(selection: Selection, words: string): Edit {
  const { text, start } = selection;
  const before = start === 0 || text[start - 1] === '\n' ? '```\n' : '\n\n```\n';
  return around(selection, before, '\n```\n', words);
}

/** What a button of the formatting bar does to a text in Markdown. */
export function applyFormat(format: Format, selection: Selection, words: FormatWords): Edit {
  switch (format) {
    case 'heading':
      return lines(selection, '## ', words.heading);
    case 'bold':
      return around(selection, '**', '**', words.text);
    case 'italic':
      return around(selection, '*', '*', words.text);
    case 'link':
      return withAddress(selection, '[', words.text, words.link);
    case 'image':
      return withAddress(selection, '![', words.image, words.link);
    case 'code':
      return fence(selection, words.code);
    case 'quote':
      return lines(selection, '> ', words.text);
    case 'list':
      return lines(selection, '- ', words.text);
  }
}
