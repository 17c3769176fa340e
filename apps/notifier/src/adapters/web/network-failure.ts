import { certificateFailure } from './certificate-failure.ts';
import { ReadFailure } from './read-failure.ts';
import { shownText } from './shown-text.ts';

const SAID: Readonly<Record<string, string>> = {
  ENOTFOUND: 'its name is not known',
  EAI_AGAIN: 'its name cannot be looked up at the moment',
  ECONNREFUSED: 'the connection was refused',
  ECONNRESET: 'the connection was closed before an answer came',
  EPIPE: 'the connection was closed before an answer came',
  ETIMEDOUT: 'it cannot be reached',
  EHOSTUNREACH: 'it cannot be reached',
  ENETUNREACH: 'it cannot be reached',
  HPE_HEADER_OVERFLOW: 'the headers of its answer are too large',
};

/**
 * The failure behind what the network, TLS or Node.js's HTTP client said.
 *
 * @param whose the subject of the sentence, when it is not the server that was asked
 */
export function networkFailure(error: unknown, whose = ''): ReadFailure {
  if (error instanceof ReadFailure) return error;
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const certificate = certificateFailure(code);
  const said = certificate ?? SAID[code] ?? otherwise(error, code);
  return new ReadFailure(whose === '' ? said : `${whose}: ${said}`, {
    isRefusal: certificate !== undefined,
    isWorthRetry: certificate === undefined,
    cause: error,
  });
}

/** Only the code: the message may name addresses, and what stands in them. */
function otherwise(error: unknown, code: string): string {
  if (code.startsWith('HPE_')) return `its answer is not HTTP (${shownText(code)})`;
  const name = code !== '' ? code : error instanceof Error ? error.name : typeof error;
  return `the connection failed (${shownText(name)})`;
}
