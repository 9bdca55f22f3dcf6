import { SaxesParser } from 'saxes'
import { refuse } from '../roster-import.refusals.ts'
import type { Zip } from './zip.ts'

export type XmlHandlers = {
  /** Names come without their prefix; attributes keep theirs. */
  open?(name: string, attributes: Record<string, string>): void
  close?(name: string): void
  text?(text: string): void
}

/** Reads one part of a zip as XML. Entities of a document's own are refused: they can grow without end. */
export async function readXml(zip: Zip, part: string, handlers: XmlHandlers): Promise<void> {
  for await (const _ of readXmlInPieces(zip, part, handlers)) continue
}

/** The same, with a pause after each piece of the file, so that what was read can be taken away. */
export async function* readXmlInPieces(zip: Zip, part: string, handlers: XmlHandlers): AsyncGenerator<void> {
  const parser = new SaxesParser({ xmlns: false })
  let failed: Error | undefined
  parser.on('error', (error) => (failed ??= error))
  parser.on('doctype', () => (failed ??= new Error('a document type of its own')))
  parser.on('opentag', ({ name, attributes }) => handlers.open?.(localName(name), attributes as Record<string, string>))
  parser.on('closetag', ({ name }) => handlers.close?.(localName(name)))
  parser.on('text', (text) => handlers.text?.(text))
  const decoder = new TextDecoder('utf-8')
  for await (const piece of zip.read(part)) {
    parser.write(decoder.decode(piece, { stream: true }))
    if (failed) break
    yield
  }
  if (!failed) parser.close()
  if (failed) throw refuse.damaged_file({ part, reason: failed.message })
}

function localName(name: string): string {
  const colon = name.indexOf(':')
  return colon < 0 ? name : name.slice(colon + 1)
}
