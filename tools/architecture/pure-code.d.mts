export const pureCode: readonly object[];
