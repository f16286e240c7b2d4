const FORMAT = new Intl.DateTimeFormat('en', { dateStyle: 'long' });

export function DateText({ value, className }: { value: string; className?: string }) {
  return (
    <time className={className} dateTime={value}>
      {FORMAT.format(new Date(value))}
    </time>
  );
}
