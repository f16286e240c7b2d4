import { createHash } from 'node:crypto';
import { createServer as createHttpServer } from 'node:http';
import { createServer, type Socket } from 'node:net';

// What a relay's spec talks to, on a computer of the lab: four servers, each with a way of its own.
const [host] = process.argv.slice(2);

/** Says who asks, and what it was sent. */
const http = createHttpServer((request, response) => {
  const hash = createHash('sha256');
  request.on('data', (chunk: Buffer) => hash.update(chunk));
  request.on('end', () => response.end(`${request.socket.remoteAddress ?? ''} ${hash.digest('hex')}`));
});

/** Answers when the other side has said all it had. */
const patient = createServer({ allowHalfOpen: true }, (socket) => answerAtEnd(socket));

/** Reads nothing until somebody knocks; then it answers as the patient one. */
const slow = createServer({ allowHalfOpen: true, pauseOnConnect: true }, (socket) => {
  knocks.once('connection', () => answerAtEnd(socket));
});

const knocks = createServer((socket) => socket.end());

http.listen(8001, host);
patient.listen(8002, host);
slow.listen(8003, host);
knocks.listen(8004, host, () => process.stdout.write('ready\n'));

function answerAtEnd(socket: Socket): void {
  let bytes = 0;
  socket.on('data', (chunk) => (bytes += chunk.length));
  socket.on('end', () => socket.end(`heard ${bytes}`));
  socket.on('error', () => undefined);
  socket.resume();
}
