/** Raised whenever the same text becomes other products, so that nobody is told of a change that is ours. */
export const ENDOFLIFE_DATE_IMPORTER = 1;
