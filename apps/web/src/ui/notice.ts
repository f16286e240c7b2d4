type Listener = () => void;

/** A thing to say that has no place on the page: a write that failed, an article that is gone. */
export interface Notice {
  readonly text: string;
  /** The path of the page it belongs to: it is not shown on others. */
  readonly at: string;
  readonly tone: 'failure' | 'success';
  /** What the reader can do about it. */
  readonly action?: { readonly text: string; readonly href: string; readonly state: unknown };
}

let current: Notice | null = null;
const listeners = new Set<Listener>();

export const notices = {
  read: () => current,
  say: (next: Notice | null) => {
    current = next;
    for (const listener of listeners) listener();
  },
  subscribe: (listener: Listener) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
};
