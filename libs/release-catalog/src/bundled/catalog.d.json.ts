// Told to the type checker so that it does not infer a type from a megabyte of JSON; catalogFromJson checks the shape.
declare const catalog: unknown;
export = catalog;
