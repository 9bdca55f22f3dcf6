import type { Db } from '#server/platform/call.ts'
import {
  matches,
  matchesByConversation,
  matchesByReading,
  matchesCheaply,
  matchesInWeeks,
  type Found,
  type Readable,
} from './search-messages.queries.ts'
import { weekMs, type Wanted } from './search.rules.ts'

/** Up to so many lines it is quickest to read them all. */
const linesReadMax = 3000
/** Up to so many, all matches of the conversations are few enough to be sorted. */
const linesByConversationMax = 30_000
/** How many matches, of everybody's, one look may bring, and all looks together. */
const lookedAtOnce = 5000
const lookedInAllMax = 20_000
/** How far back a word that is rare now is taken to be rare. */
const weeksKept = 150
const weeksAtFirst = 2
const weeksAtOnceMax = 8
/** Holidays are quiet: nothing is called rare before so many weeks have been seen. */
const weeksToJudge = 8

type Search = { wanted: readonly Wanted[]; before: Found | undefined; now: Date; limit: number }

/**
 * The newest matches in the lines somebody may read, at most `limit`. What it costs is the matches that have to be looked
 * at; so few lines are read as they are, more are asked for by conversation, and very many week by week.
 */
export async function newestMatches(db: Db, ranges: readonly Readable[], search: Search): Promise<Found[]> {
  const { wanted, ...page } = search
  const lines = ranges.reduce((sum, range) => sum + range.toSeq - range.fromSeq + 1, 0)
  if (lines <= linesReadMax) return (await matchesByReading(db, ranges, matches(wanted), page)).found
  if (lines > linesByConversationMax) return newestByWeeks(db, ranges, search)
  return (await matchesByConversation(db, ranges, matchesCheaply(wanted), page)).found
}

/**
 * Goes back from the newest week until the page is full. How common the words are shows on the way: rare ones are asked
 * for over all the rest at once; of common ones that are missing in these conversations each conversation is asked.
 */
async function newestByWeeks(
  db: Db,
  ranges: readonly Readable[],
  { wanted, before, now, limit }: Search,
): Promise<Found[]> {
  const match = matches(wanted)
  const end = weekOf(before?.at ?? new Date(now.getTime() + weekMs)) + 1
  const found: Found[] = []
  let looked = 0
  for (let start = end, count = weeksAtFirst; looked <= lookedInAllMax;) {
    const page = { before, limit: limit - found.length }
    const perWeek = looked / Math.max(end - start, 1)
    if (end - start > weeksToJudge && perWeek * weeksKept <= lookedInAllMax) {
      const rest = await matchesInWeeks(db, ranges, match, { before: start, lookedMax: lookedInAllMax }, page)
      if (rest.looked < lookedInAllMax) return [...found, ...rest.found]
      break
    }
    if (end > start) count = Math.min(weeksAtOnceMax, Math.max(1, Math.ceil(lookedAtOnce / Math.max(perWeek, 1))))
    const among = Array.from({ length: count }, (_, index) => start - 1 - index)
    const look = await matchesInWeeks(db, ranges, match, { among }, page)
    found.push(...look.found)
    if (found.length === limit) return found
    looked += look.looked
    start -= count
  }
  return (await matchesByConversation(db, ranges, matchesCheaply(wanted), { before, limit })).found
}

function weekOf(at: Date): number {
  return Math.floor(at.getTime() / weekMs)
}
