import { Button } from '@mantine/core';
import { type ListedSession } from '@scaleout/contracts';
import { useMessages } from '../language/language.ts';
import { DateText } from '../ui/date-text.tsx';

export interface SessionItemProps {
  session: ListedSession;
  onEnd: () => void;
}

export function SessionItem({ session, onEnd }: SessionItemProps) {
  const { sessions: messages } = useMessages();
  const { device, address, createdAt, lastSeenAt, current } = session;
  const name = device === '' ? messages.unknownDevice : device;
  return (
    <li>
      <div>
        <p>
          <strong>{name}</strong> {address}
        </p>
        <p className="session-times">
          <DateText value={createdAt} withTime within={messages.since} />{' '}
          {current ? messages.current : <DateText value={lastSeenAt} withTime within={messages.lastSeen} />}
        </p>
      </div>
      {current ? null : (
        <Button variant="default" size="compact-sm" aria-label={messages.endThis(name)} onClick={onEnd}>
          {messages.end}
        </Button>
      )}
    </li>
  );
}
