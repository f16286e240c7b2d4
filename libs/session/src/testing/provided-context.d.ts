import 'vitest';

declare module 'vitest' {
  interface ProvidedContext {
    /** How many random schedules the property specs run. */
    schedules: number;
  }
}
