import { connect, connectServer } from './connect.ts';

const DUPLICATE_DATABASE = '42P04';
const UNIQUE_VIOLATION = '23505';

/** Creates the database that `url` names when it is not there. @returns whether it was made */
export async function createDatabase(url: string): Promise<boolean> {
  const there = await connect(url);
  if (there) {
    await there.end();
    return false;
  }
  const name = decodeURIComponent(new URL(url).pathname.slice(1));
  const client = await connectServer(url);
  try {
    await client.query(`CREATE DATABASE ${client.escapeIdentifier(name)}`);
    return true;
  } catch (error) {
    const { code } = error as { code?: string };
    if (code === DUPLICATE_DATABASE || code === UNIQUE_VIOLATION) return false;
    throw error;
  } finally {
    await client.end();
  }
}
