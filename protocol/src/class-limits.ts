// Apart from the schemas: a worker that only reads a file loads nothing else.
export const classNameLengthMax = 60
export const namesTextLengthMax = 20_000
export const classSizeMax = 100
