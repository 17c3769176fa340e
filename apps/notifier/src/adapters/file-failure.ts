import { plainLine } from '../letters/plain-line.ts';

/** A file or folder cannot be used. The message is a sentence that names it. */
export class LocationFailure extends Error {
  readonly code = 'LOCATION';

  constructor(message: string, options?: ErrorOptions) {
    // Names of files are hostile too.
    super(plainLine(message), options);
    this.name = 'LocationFailure';
  }
}

const SAID: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file or folder',
  EACCES: 'permission denied',
  EPERM: 'permission denied',
  EEXIST: 'this is a file, expected a folder',
  EISDIR: 'this is a folder, expected a file',
  ENOTDIR: 'a part of the path is a file, expected a folder',
  ENOSPC: 'the disk is full',
  EROFS: 'the file system is read-only',
  ELOOP: 'its links lead in a circle',
};

/** The sentence for what the operating system said of a path. */
export function fileFailure(path: string, error: unknown): LocationFailure {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return new LocationFailure(`${path}: ${SAID[code] ?? `it cannot be used (${String(error)})`}`, {
    cause: error,
  });
}
