import type { Server } from 'node:net';
import { onTestFinished } from 'vitest';

const PATIENCE_MS = 5_000;

/** Starts a server on this machine until the test is over, and fails the test when a client has left a connection open. */
export async function listening(server: Server): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => closed(server));
  const address = server.address();
  return typeof address === 'object' && address !== null ? address.port : 0;
}

function closed(server: Server): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      reject(new Error('a client has left a connection open'));
    }, PATIENCE_MS);
    server.close(() => {
      clearTimeout(timer);
      resolve();
    });
  });
}
