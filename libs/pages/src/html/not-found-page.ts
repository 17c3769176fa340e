/**
 * What is served in place of a page that is not there. It may be served under any path, so that it leads nowhere but to the top,
 * and needs no stylesheet.
 */
export const NOT_FOUND_PAGE = `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light dark"><title>Not found · Lastpatch</title></head><body><h1>There is no such page</h1><p>A product or release may have been renamed. <a href="/">To the first page</a></p></body></html>
`;
