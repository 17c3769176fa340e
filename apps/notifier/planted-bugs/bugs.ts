import { CHANNEL_BUGS } from './channel-bugs.ts';
import { DELIVERY_BUGS } from './delivery-bugs.ts';
import { MERGING_BUGS } from './merging-bugs.ts';
import { PLANNING_BUGS } from './planning-bugs.ts';
import { WIDENING_BUGS } from './widening-bugs.ts';

/** Every planted bug. */
export const BUGS = [...DELIVERY_BUGS, ...CHANNEL_BUGS, ...PLANNING_BUGS, ...MERGING_BUGS, ...WIDENING_BUGS];
