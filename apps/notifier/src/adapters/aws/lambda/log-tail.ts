/** A line of the function's log that says that something is wrong. */
export interface LogWarning {
  readonly level: 'WARN' | 'ERROR';
  readonly message: string;
}

/** The longest message that is passed on; sentences of ours are shorter. */
const LONGEST = 1000;
const MOST = 50;

/**
 * What the function warned of, from the end of its log: lines of JSON, as Powertools writes them. Lambda cuts it at 4 KB, so
 * that the first line may be a piece; what is no such line is left out.
 *
 * @param tail as Lambda gives it, in base64
 */
export function logWarnings(tail: string | undefined): readonly LogWarning[] {
  const lines = Buffer.from(tail ?? '', 'base64')
    .toString('utf8')
    .split('\n');
  return lines.slice(-MOST).flatMap(warningIn);
}

function warningIn(line: string): LogWarning[] {
  if (!line.startsWith('{')) return [];
  let said: unknown;
  try {
    said = JSON.parse(line);
  } catch {
    return [];
  }
  const { level, message, change } = said as Readonly<Record<string, unknown>>;
  if ((level !== 'WARN' && level !== 'ERROR') || typeof message !== 'string') return [];
  // A change that is held is let through by its name.
  const named = typeof change === 'string' ? `${message} ${change}` : message;
  return [{ level, message: named.slice(0, LONGEST) }];
}
