/** Raised whenever the same files become another catalog, so that nobody is told of a change that is ours. */
export const OPENSTACK_IMPORTER = 1;
