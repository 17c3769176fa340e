/** One project of the workspace. */
export interface TaggedProject {
  readonly tag: string;
  /** From the root of the workspace. */
  readonly folder: string;
}

export function projectsByTag(base?: URL): TaggedProject[];

export function boundaries(): {
  readonly forbidden: readonly { readonly name: string }[];
  readonly options: object;
};
