export * as endoflifeDate from './endoflife-date-files.ts';
export { LONGEST_MS, timed } from './fuzz/attempts.ts';
export { customTargets } from './fuzz/custom-targets.ts';
export { type EndoflifeDateDocument, endoflifeDateTargets } from './fuzz/endoflife-date-targets.ts';
export { type FuzzCase, fuzzCase, type FuzzTarget } from './fuzz/fuzz-target.ts';
export { mutateBytes, mutateText } from './fuzz/mutations.ts';
export { openstackTargets } from './fuzz/openstack-targets.ts';
export { FuzzFailure, type Outcome } from './fuzz/sound-import.ts';
export * as openstack from './openstack-repository.ts';
