/** Something that the tests against AWS need and this machine lacks; its message says what, and what to do. */
export class Missing extends Error {}
