// Letters and pages make names harmless in one way.
export { plainLine } from '@lastpatch/pages/plain-line';
