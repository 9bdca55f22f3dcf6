import {
  bits,
  type Inputs,
  type OrganisationFacts,
  type QualityNote,
  type ReportFacts,
} from '#server/features/indicators/exports.ts'

/** Whoever leaves on an ordinary day is no note: more than one in twenty and more than one person, or ten. */
function isMuch(difference: number, of: number): boolean {
  return difference >= 10 || (difference > 1 && difference * 20 > of)
}

const burstFrom = 5
/** A burst is more than so much of all who are inside. */
const burstShare = 0.3

/** What an office should look at before it believes a number, with the numbers that speak for it. `before`: last Friday. */
export function notesOf(
  { report }: Pick<OrganisationFacts, 'report'>,
  { people, fresh }: { people: Inputs['people']; fresh: number },
  before: ReportFacts | undefined,
): QualityNote[] {
  return [...(before ? comparedNotes(before, report) : []), ...accountNotes(people, fresh)]
}

function comparedNotes(before: ReportFacts, now: ReportFacts): QualityNote[] {
  const notes: QualityNote[] = []
  const away = { from: before.staff.onLeave, to: now.staff.onLeave }
  // Who goes on leave leaves the list of those at work: that is another note.
  const staff = { from: before.staff.listed + away.from, to: now.staff.listed + away.to }
  if (isMuch(staff.from - staff.to, staff.from)) notes.push({ code: 'staff_shrank', ...staff })
  const children = { from: before.children.listed, to: now.children.listed }
  if (isMuch(children.from - children.to, children.from)) notes.push({ code: 'children_shrank', ...children })
  if (isMuch(away.to - away.from, staff.to)) notes.push({ code: 'leave_rose', ...away })
  for (const what of ['staff', 'children', 'classes'] as const) {
    const from = before.expected[what]
    const to = now.expected[what]
    if (from !== null && from > (to ?? 0)) notes.push({ code: 'expected_shrank', what, from, to })
  }
  return notes
}

function accountNotes(people: Inputs['people'], fresh: number): QualityNote[] {
  const notes: QualityNote[] = []
  let inside = 0
  let shared = 0
  for (const [of, count] of people) {
    if ((of & bits.staff) === 0 || (of & bits.account) === 0) continue
    inside += count
    if (of & bits.sharedDevice) shared += count
  }
  if (shared > 0) notes.push({ code: 'shared_devices', count: shared, of: inside })
  if (fresh >= burstFrom && fresh > inside * burstShare)
    notes.push({ code: 'activation_burst', count: fresh, of: inside })
  return notes
}
