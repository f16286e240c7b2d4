import './error-messages.css';
import { describeFailure } from '../api/describe-failure.ts';

/** What was wrong with the last write; nothing when there was nothing. */
export function ErrorMessages({ error }: { error: Error | null }) {
  if (!error) return null;
  return (
    <div role="alert">
      <ul className="error-messages">
        {describeFailure(error).map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </div>
  );
}
