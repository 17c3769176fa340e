/** Scheme, host and port of an address, which may be shown, unlike its path; undefined where it is none. */
export function originOf(address: string): string | undefined {
  return URL.parse(address)?.origin;
}
