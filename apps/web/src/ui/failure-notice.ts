type Listener = () => void;

let message: string | null = null;
const listeners = new Set<Listener>();

/** What went wrong last with a write that has no form of its own to say it (a favourite, a follow). */
export const failureNotice = {
  read: () => message,
  say: (next: string | null) => {
    message = next;
    for (const listener of listeners) listener();
  },
  subscribe: (listener: Listener) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
};
