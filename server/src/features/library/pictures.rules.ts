/** Names of the pictures that a page of the product shows: `![words](picture:class-sheets)`. */
export function pictureNames(body: string): string[] {
  return [...body.matchAll(/!\[[^\]]+\]\(picture:([a-z0-9-]+)\)/g)].map(([, name]) => name!)
}

/** Width and height in points of a lossy WebP without extensions (RFC 9649, 2.5; RFC 6386, 9.1). Throws for any other file. */
export function sizeOfWebp(bytes: Buffer): { width: number; height: number } {
  if (bytes.toString('latin1', 0, 4) !== 'RIFF' || bytes.toString('latin1', 8, 16) !== 'WEBPVP8 ')
    throw new Error('not a plain lossy WebP')
  return { width: bytes.readUInt16LE(26) & 0x3fff, height: bytes.readUInt16LE(28) & 0x3fff }
}
