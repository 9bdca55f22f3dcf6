import type { RosterEntry } from '../entries.ts'
import { changesOf } from './changes.rules.ts'
import type { Comparison, Cover } from './comparison.ts'
import { guessCover, isCovered, saidCover } from './cover.rules.ts'
import { matchEntries } from './match.rules.ts'
import type { Member, RosterIndex } from './roster-index.ts'
import { doubtKey, watched, type Decisions } from './rulings.rules.ts'
import { sortedComparison } from './sorted-comparison.ts'
import { subjectsOf } from './subjects.rules.ts'

export type Said = { cover: Cover['of'] | undefined; decisions: Decisions }

/** One organisation's entries against its people. What was found last stands as long as nothing that it hung on is said otherwise. */
export function organisationComparer(
  entries: readonly RosterEntry[],
  organisation: string,
  index: RosterIndex,
): (said: Said) => Comparison {
  let last: { found: Comparison; stands(said: Said): boolean } | undefined
  return (said) => {
    if (!last?.stands(said)) last = compareAndWatch(entries, organisation, index, said)
    return last.found
  }
}

function compareAndWatch(
  entries: readonly RosterEntry[],
  organisation: string,
  index: RosterIndex,
  { cover, decisions }: Said,
) {
  const asked = watched(decisions)
  const found = compareOne(entries, organisation, index, { cover, decisions: asked })
  // Without any decision nobody is asked: each doubt that is open hung on there being none.
  if (decisions.size === 0) for (const doubt of found.doubtful) asked.get(doubtKey(doubt))
  return { found, stands: (said: Said) => said.cover === cover && asked.wouldBeAnsweredBy(said.decisions) }
}

function compareOne(entries: readonly RosterEntry[], organisation: string, index: RosterIndex, said: Said): Comparison {
  const isUnknown = organisation.startsWith('name:')
  const { subjects, doubtful } = subjectsOf(entries, said.decisions)
  const members = isUnknown ? [] : index.members(organisation)
  const matches = matchEntries(subjects, members, said.decisions)
  const matched = matches.pairs
    .filter(({ entry }) => !entry.held)
    .map(({ entry, member }) => ({ entry, personId: member.person.id, changes: changesOf(entry, member, index) }))
  const cover = said.cover
    ? saidCover(said.cover, entries)
    : guessCover(entries, isUnknown ? [] : index.classNames(organisation))
  return sortedComparison({
    added: matches.added.filter(({ held }) => !held),
    changed: matched.filter(({ changes }) => changes.length > 0),
    same: matched.filter(({ changes }) => changes.length === 0),
    left: matches.unmatched
      .filter((member) => isCovered(cover, member) && !isAdministration(member))
      .map(({ person }) => ({ personId: person.id, organisationId: organisation })),
    doubtful: [...doubtful, ...matches.doubtful],
    unknownOrganisations: isUnknown && organisation !== 'name:' ? [firstName(entries)] : [],
    covers: [{ organisation, cover, known: members.length }],
  })
}

/** A list of teachers may well lack the head: administrative roles are taken by hand, as they are given. */
export function isAdministration({ employments }: Member): boolean {
  return employments.some(({ administrative }) => administrative)
}

function firstName(entries: readonly RosterEntry[]): string {
  return entries.map(({ organisation }) => organisation).sort()[0] ?? ''
}
