/** Where the receiver says what it does. Letters, and the ids that name a team's watch, are for `debug` alone. */
export interface Log {
  readonly debug: (line: string) => void;
  readonly info: (line: string) => void;
  readonly warn: (line: string) => void;
}

/** A log that writes lines, those of `debug` only when asked to. */
export function logTo(write: (line: string) => void, isDebug: boolean): Log {
  const level = (name: string) => (line: string) => {
    write(`${name} ${line}`);
  };
  return { debug: isDebug ? level('debug') : () => undefined, info: level('info'), warn: level('warn') };
}
