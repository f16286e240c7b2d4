import type { MemberAddress } from '../routing/check-members.ts';
import { connectServer } from './connect.ts';
import { NotPrimary } from './not-primary.ts';
import { reasonOf } from './reason-of.ts';

interface Answer extends MemberAddress {
  readonly is: 'primary' | 'replica' | Error;
}

/**
 * The member that may be written to.
 * @throws NotPrimary when none says that it is primary, or several do
 */
export async function findPrimary(members: readonly MemberAddress[]): Promise<MemberAddress> {
  const answers = await Promise.all(members.map(ask));
  const [primary, rival] = answers.filter(({ is }) => is === 'primary');
  if (primary && rival) {
    throw new NotPrimary(
      `${primary.name} and ${rival.name} both say that they are primary: stop the former one`,
    );
  }
  if (primary) return { name: primary.name, url: primary.url };
  const [alone] = answers.length === 1 ? answers : [];
  if (alone?.is instanceof Error) throw new NotPrimary(reasonOf(alone.is), { cause: alone.is });
  const each = answers.map(({ name, is }) => `${name}: ${is instanceof Error ? reasonOf(is) : is}`);
  throw new NotPrimary(`no member is primary (${each.join('; ')})`);
}

async function ask({ name, url }: MemberAddress): Promise<Answer> {
  try {
    const client = await connectServer(url);
    try {
      const { rows } = await client.query<{ standby: boolean }>('SELECT pg_is_in_recovery() AS standby');
      return { name, url, is: rows[0]?.standby === false ? 'primary' : 'replica' };
    } finally {
      await client.end();
    }
  } catch (error) {
    return { name, url, is: error instanceof Error ? error : new Error(String(error)) };
  }
}
