export { anyTexts, HARMFUL, HOSTILE_NAMES } from '@lastpatch/pages/testing';
