// Printable ASCII, without what ends or begins a link in chats, mails and pages.
const HARMLESS = /^https?:\/\/[a-z0-9][a-z0-9.-]*(?::\d{1,5})?(?:\/[\w.~/%?#=&;:+,@!$'()*-]*)?$/i;

/** Upstream's link as chats and phones may show it; null for one that is none, or holds what could break out of it. */
export function webLink(link: string | null): string | null {
  return link !== null && HARMLESS.test(link) ? link : null;
}
