import { useLanguage } from '../language/language.ts';

export interface DateTextProps {
  value: string;
  /** The hour too, for what people say to each other. */
  withTime?: boolean;
  /** A sentence that says the date. */
  within?: (date: string) => string;
  className?: string;
}

export function DateText({ value, withTime = false, within, className }: DateTextProps) {
  const language = useLanguage();
  const style = withTime
    ? ({ dateStyle: 'medium', timeStyle: 'short' } as const)
    : ({ dateStyle: 'long' } as const);
  const date = new Intl.DateTimeFormat(language, style).format(new Date(value));
  return (
    <time className={className} dateTime={value}>
      {within ? within(date) : date}
    </time>
  );
}
