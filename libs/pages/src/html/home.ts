/** The title and the path of the page above all, in every tree. */
export const HOME = ['Lastpatch', 'index.html'] as const;
