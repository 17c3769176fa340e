const BY_ENDING: ReadonlyMap<string, string> = new Map([
  ['html', 'text/html; charset=utf-8'],
  ['css', 'text/css; charset=utf-8'],
  ['js', 'text/javascript; charset=utf-8'],
  ['svg', 'image/svg+xml'],
  ['ics', 'text/calendar; charset=utf-8'],
  ['atom', 'application/atom+xml; charset=utf-8'],
  // JSON is UTF-8 by itself.
  ['json', 'application/json'],
  // The version is that of Prometheus' text format.
  ['prom', 'text/plain; version=0.0.4; charset=utf-8'],
]);

/**
 * As what a page is served, by the ending of its path.
 *
 * @throws RangeError when no page ends so: a fault of ours
 */
export function mediaType(path: string): string {
  const type = BY_ENDING.get(path.slice(path.lastIndexOf('.') + 1));
  if (type === undefined)
    throw new RangeError(`${JSON.stringify(path)}: there are no pages with this ending`);
  return type;
}
