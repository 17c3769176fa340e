/** The page does not have a place for what is computed, or two. */
export class PageError extends Error {
  constructor(page: string, name: string, places: number) {
    super(
      `${page}: got ${places} places for "${name}", expected one, between <!-- npm run cost: ${name} --> and <!-- end -->`,
    );
    this.name = 'PageError';
  }
}

/**
 * A page with its computed parts as they are now.
 *
 * @param text the page as it is
 * @param page its path, for messages
 * @param blocks the lines of each part, by its name
 * @throws PageError when the page has no place for one of them, or more than one
 */
export function withBlocks(
  text: string,
  page: string,
  blocks: Readonly<Record<string, () => readonly string[]>>,
): string {
  return Object.entries(blocks).reduce((before, [name, lines]) => {
    const place = new RegExp(`(<!-- npm run cost: ${name} -->\n)(?:(?!<!--)[^])*(<!-- end -->)`, 'g');
    const places = before.match(place)?.length ?? 0;
    if (places !== 1) throw new PageError(page, name, places);
    const block = lines().join('\n');
    return before.replace(place, (_, start: string, end: string) => `${start}\n${block}\n\n${end}`);
  }, text);
}
