/** Which releases of a product a release of an operating system has packages of. */
export interface CarriedFact {
  /** The name of the system's product, and its release. */
  readonly system: string;
  readonly systemRelease: string;
  /** The name of the product, and its releases by their names. */
  readonly product: string;
  readonly releases: readonly string[];
  /** Whether no others will be added, so that what is not listed is not carried. */
  readonly isComplete: boolean;
  /** Where it can be read. */
  readonly source: string;
}

/** What each long-term release has by itself and from the Cloud Archive, which follows until the next one's own. */
const CLOUD_ARCHIVE = 'https://wiki.ubuntu.com/OpenStack/CloudArchive';

/** Facts that are known, each with its source. What is not here is not known: nothing is said of it. */
export const CARRIED_RELEASES: readonly CarriedFact[] = [
  {
    system: 'ubuntu',
    systemRelease: '20.04',
    product: 'openstack',
    releases: ['Ussuri', 'Victoria', 'Wallaby', 'Xena', 'Yoga'],
    isComplete: true,
    source: CLOUD_ARCHIVE,
  },
  {
    system: 'ubuntu',
    systemRelease: '22.04',
    product: 'openstack',
    releases: ['Yoga', 'Zed', 'Antelope', 'Bobcat', 'Caracal'],
    isComplete: true,
    source: CLOUD_ARCHIVE,
  },
  {
    system: 'ubuntu',
    systemRelease: '24.04',
    product: 'openstack',
    // Later ones are added until the next long-term release's own; as of May 2025 these are listed.
    releases: ['Caracal', 'Dalmatian', 'Epoxy'],
    isComplete: false,
    source: CLOUD_ARCHIVE,
  },
];
