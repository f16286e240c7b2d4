import { randomBytes } from 'node:crypto';
import type { Asked, Question } from './computer.ts';
import { UnexpectedAnswer } from './unexpected-answer.ts';

/** Opens a publication of nobody else's. @returns its slug */
export async function openPublication(computer: Asked): Promise<string> {
  const slug = `check-${randomBytes(5).toString('hex')}`;
  const owner = { username: 'owner', email: 'owner@example.com', password: 'password of the owner' };
  const question: Question = {
    method: 'POST',
    path: '/api/platform/publications',
    body: { publication: { name: slug, slug }, owner },
  };
  const reply = await computer.ask(question);
  if (reply.status !== 201) throw new UnexpectedAnswer(question, reply);
  return slug;
}
