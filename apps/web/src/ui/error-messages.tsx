import './error-messages.css';
import { describeFailure } from '../api/describe-failure.ts';
import { useMessages } from '../language/language.ts';

/** What was wrong with the last write; nothing when there was nothing. */
export function ErrorMessages({ error }: { error: Error | null }) {
  const messages = useMessages();
  if (!error) return null;
  return (
    <div role="alert">
      <ul className="error-messages">
        {describeFailure(error, messages).map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </div>
  );
}
