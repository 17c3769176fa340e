import { webLink } from '@lastpatch/pages/web-link';

export { webLink };

/** The same without what every reader adds by itself: `releases.openstack.org/caracal`. */
export function bareLink(link: string | null): string | null {
  return (
    webLink(link)
      ?.replace(/^https?:\/\//i, '')
      .replace(/\/+$/, '') ?? null
  );
}
