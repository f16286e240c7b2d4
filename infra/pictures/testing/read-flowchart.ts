/** A flowchart as mermaid reads it, in the few forms that our pictures keep to. */
export interface Flowchart {
  readonly boxes: readonly { readonly title: string; readonly nodes: readonly string[] }[];
  readonly nodes: readonly string[];
  readonly arrows: readonly { readonly from: string; readonly to: string; readonly label: string }[];
}

// Words of the language make no names.
const name = '((?!(?:end|graph|flowchart|subgraph|direction|style|class|click|default)\\b)\\w+)';
const text = `"[^"<>]*(?:<br/>[^"<>]*)*"`;
const node = new RegExp(`^ +${name}(?:\\(\\[${text}\\]\\)|\\[\\(${text}\\)\\]|\\[${text}\\])$`);
const box = new RegExp(`^ {2}subgraph ${name}\\[(${text})\\]$`);
const arrow = new RegExp(`^ {2}${name} (?:-->|-- "([^"<>]+)" -->|-\\. "([^"<>]+)" \\.->) ${name}$`);

/** @throws Error at the first line that is none of those forms */
export function readFlowchart(picture: string): Flowchart {
  const [head, ...lines] = picture.split('\n');
  if (head !== 'flowchart LR') throw new Error(`no flowchart: ${head ?? ''}`);
  const boxes: { title: string; nodes: string[] }[] = [];
  const nodes: string[] = [];
  const arrows: { from: string; to: string; label: string }[] = [];
  let open: string[] | undefined;
  for (const line of lines) {
    const [, title] = box.exec(line)?.slice(1) ?? [];
    const [id] = node.exec(line)?.slice(1) ?? [];
    const [from, solid, dotted, to] = arrow.exec(line)?.slice(1) ?? [];
    if (title !== undefined && !open) boxes.push({ title: title.slice(1, -1), nodes: (open = []) });
    else if (line === '  end' && open) open = undefined;
    else if (id !== undefined) [nodes, ...(open ? [open] : [])].forEach((list) => list.push(id));
    else if (from !== undefined && to !== undefined && !open) {
      arrows.push({ from, to, label: solid ?? dotted ?? '' });
    } else throw new Error(`mermaid would not read: ${line}`);
  }
  if (open) throw new Error('a box is not closed');
  return { boxes, nodes, arrows };
}
