import './notice.css';
import { UnstyledButton } from '@mantine/core';
import { useSyncExternalStore } from 'react';
import { Link } from 'wouter';
import { usePathname } from 'wouter/use-browser-location';
import { useMessages } from '../language/language.ts';
import { CrossIcon } from './icons.tsx';
import { notices } from './notice.ts';

/** A live region that is always there: a screen reader only hears changes of a region it already knows. */
export function NoticeView() {
  const { app } = useMessages();
  const pathname = usePathname();
  const notice = useSyncExternalStore(notices.subscribe, notices.read);
  const shown = notice?.at === pathname ? notice : null;
  const dismiss = () => notices.say(null);
  return (
    <div className="notice" role={shown?.tone === 'failure' ? 'alert' : 'status'}>
      {shown ? (
        <p>
          <span>{shown.text}</span>
          {shown.action ? (
            <Link href={shown.action.href} state={shown.action.state} onClick={dismiss}>
              {shown.action.text}
            </Link>
          ) : null}
          <UnstyledButton className="notice-close" aria-label={app.close} onClick={dismiss}>
            <CrossIcon size={14} />
          </UnstyledButton>
        </p>
      ) : null}
    </div>
  );
}
