import type { OrganisationKind } from '#protocol/accounts.ts'
import { fileBytesMax, openTableFile, type CsvOptions } from '#server/features/roster-import/exports.ts'
import type { ReadOrganisations } from './entries.ts'
import { refuse } from './organisations-import.refusals.ts'
import { readJson } from './read-json.ts'
import { readTables } from './read-tables.ts'

/** What a person may say by hand where the file was understood wrongly. */
export type ReadOptions = CsvOptions & {
  /** Only the sheet of this name. */
  sheet?: string | undefined
  /** `B=inn,C=`: columns decided by hand. */
  map?: string | undefined
  /** The row of the header. */
  headerLine?: number | undefined
  /** The kind of organisations that do not say theirs. */
  kind?: OrganisationKind | undefined
}

/**
 * Reads a list of organisations (XLSX, CSV, open-data JSON). A bad row never stops it: what is wrong stands in `problems`.
 * Throws a `Refusal` when the file as a whole cannot be read.
 */
export async function readOrganisations(bytes: Uint8Array, options: ReadOptions): Promise<ReadOrganisations> {
  if (looksLikeJson(bytes) && bytes.length <= fileBytesMax) return readJson(new TextDecoder().decode(bytes), options)
  const opened = await openTableFile(bytes, options)
  if (opened.kind === 'oneroster') throw refuse.not_organisations()
  return readTables(opened.file, options)
}

function looksLikeJson(bytes: Uint8Array): boolean {
  return /^\s*[[{]/.test(new TextDecoder().decode(bytes.subarray(0, 200)))
}
