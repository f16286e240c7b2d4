import { type Agent, request, type IncomingHttpHeaders } from 'node:http';

/** What came back. */
export interface Answer {
  status: number;
  headers: IncomingHttpHeaders;
  body: string;
}

/** What is asked, other than a GET over a connection of its own. */
export interface Question {
  method?: string;
  headers?: Record<string, string>;
  agent?: Agent;
}

/** Asks a server on loopback; rejects when no answer comes. */
export function ask(port: number, path: string, question: Question = {}): Promise<Answer> {
  const { method = 'GET', headers = {}, agent } = question;
  return new Promise((resolve, reject) => {
    const sent = request(
      { host: '127.0.0.1', port, path, method, headers, agent: agent ?? false },
      (response) => {
        let body = '';
        response.setEncoding('utf8').on('data', (part: string) => (body += part));
        response.once('error', reject);
        response.once('end', () =>
          resolve({ status: response.statusCode ?? 0, headers: response.headers, body }),
        );
      },
    );
    sent.once('error', (error) => {
      // Every client knows that a kept connection may have been closed meanwhile, and asks again for what it may.
      if (agent && sent.reusedSocket && method === 'GET') resolve(ask(port, path, question));
      else reject(error);
    });
    sent.end();
  });
}
