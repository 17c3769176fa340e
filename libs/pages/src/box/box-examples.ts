/** What may be entered, for people to see and to try. */
export const BOX_EXAMPLES: readonly string[] = ['nova 31.0.0', 'openstack epoxy', '2025.1', 'ubuntu 22.04'];
