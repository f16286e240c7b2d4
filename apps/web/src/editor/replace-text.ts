import { type Edit } from './format.ts';

/** Replaces a part of a text field as typing would: the page hears of it, and undo takes it back. */
export function replaceText(textarea: HTMLTextAreaElement, { from, to, insert, select }: Edit): void {
  textarea.focus();
  textarea.setSelectionRange(from, to);
  // eslint-disable-next-line @typescript-eslint/no-deprecated -- nothing else keeps the browser's undo
  if (!document.execCommand('insertText', false, insert)) {
    textarea.setRangeText(insert, from, to);
    textarea.dispatchEvent(new Event('input', { bubbles: true }));
  }
  textarea.setSelectionRange(...select);
}
