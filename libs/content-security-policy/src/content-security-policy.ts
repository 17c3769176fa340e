const BOTH = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
];

/** What a browser may do with the pages: load from where they come from, and nothing else. */
export const CONTENT_SECURITY_POLICY = {
  /** As a header: nobody may frame them either, which a page cannot say itself. */
  inHeader: [...BOTH, "frame-ancestors 'none'"].join('; '),
  inPage: BOTH.join('; '),
};
