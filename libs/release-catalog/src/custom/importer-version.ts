/** Raised whenever the same file becomes another product, so that nobody is told of a change that is ours. */
export const CUSTOM_IMPORTER = 1;
