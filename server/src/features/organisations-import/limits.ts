/** Rows of one file: all educational organisations of a large region several times over. */
export const organisationsMax = 20_000
