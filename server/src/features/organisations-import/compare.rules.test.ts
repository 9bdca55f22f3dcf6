import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { OrganisationProfile } from '#protocol/organisations.ts'
import type { OrganisationDecision } from '#protocol/organisations-import.ts'
import { compareOrganisations, keyOf } from './compare.rules.ts'
import type { OrganisationEntry } from './entries.ts'
import type { KnownOrganisation } from './known.ts'
import { numbersOf } from './testing.ts'

const office = { id: 'office', kind: 'municipality' as const }
const one = numbersOf(1)
const two = numbersOf(2)
const empty: OrganisationProfile = {
  ...{ legalForm: '', inn: '', ogrn: '', kpp: '', oktmo: '', address: '', phone: '', email: '' },
  ...{ website: '', licence: '', founder: '', headName: '' },
}

let line = 0
const entry = (name: string, profile: Partial<OrganisationProfile> = {}, more: Partial<OrganisationEntry> = {}) => ({
  ...{ places: [{ sheet: '', line: ++line }], name: `МБОУ «${name}»`, shortName: name, kind: 'school' as const },
  ...{ isBranch: false, profile, ...more },
})
const known = (name: string, profile: Partial<OrganisationProfile> = {}, more: Partial<KnownOrganisation> = {}) => ({
  ...{ id: name, parentId: 'office', kind: 'school' as const, name: `МБОУ «${name}»`, shortName: name },
  ...{ isBranch: false, isOpen: true, isBelow: true, profile: { ...empty, ...profile }, ...more },
})

type Said = Omit<OrganisationDecision, 'doubt'>

function outcome(
  entries: OrganisationEntry[],
  there: KnownOrganisation[] = [],
  said: readonly (Said | undefined)[] = [],
) {
  const decisions = said.flatMap((one, at) => (one ? [{ doubt: keyOf(entries[at]!), ...one }] : []))
  const { added, changed, same, doubtful } = compareOrganisations(entries, there, office, { decisions })
  return [
    ...added.map(({ shortName }) => `new ${shortName}`),
    ...changed.map(
      ({ known: { id }, changes }) => `${id}: ${changes.map(({ field, to }) => `${field} ${to}`).join(', ')}`,
    ),
    ...same.map(({ shortName }) => `same ${shortName}`),
    ...doubtful.map(({ entry: { shortName }, reason }) => `${reason} ${shortName}`),
  ]
}

test('the same INN and KPP are the same organisation, whatever it is called now', () => {
  const there = [known('СОШ 1', { inn: one.inn, kpp: one.kpp })]
  expect(outcome([entry('СОШ 1', { inn: one.inn, kpp: one.kpp })], there)).toEqual(['same СОШ 1'])
  expect(outcome([entry('Лицей 1', { inn: one.inn, kpp: one.kpp, phone: '1' })], there)).toEqual([
    'СОШ 1: name МБОУ «Лицей 1», shortName Лицей 1, phone 1',
  ])
})

test('what the file does not say stays as it is', () => {
  const there = [known('СОШ 1', { ...one, phone: '12-34' })]
  expect(outcome([entry('СОШ 1', { inn: one.inn, kpp: one.kpp }, { shortName: '' })], there)).toEqual(['same '])
})

test('branches share the INN; another organisation with it is a doubt until it says that it is a branch', () => {
  const there = [known('СОШ 1', { inn: one.inn, kpp: one.kpp })]
  const elsewhere = { inn: one.inn, kpp: '054145001' }
  expect(outcome([entry('Садик', elsewhere)], there)).toEqual(['same_inn Садик'])
  expect(outcome([entry('Садик', elsewhere, { isBranch: true })], there)).toEqual(['new Садик'])
})

test('an organisation typed in by hand gets its numbers instead of a twin', () => {
  const numbers = { inn: one.inn, kpp: one.kpp }
  expect(outcome([entry('СОШ 1', numbers)], [known('СОШ 1')])).toEqual([`СОШ 1: inn ${one.inn}, kpp ${one.kpp}`])
  expect(outcome([entry('СОШ 1', numbers)], [known('СОШ 1', { inn: one.inn })])).toEqual([`СОШ 1: kpp ${one.kpp}`])
  expect(outcome([entry('СОШ 1')], [known('СОШ 1', numbers)])).toEqual(['same СОШ 1'])
  expect(outcome([entry('СОШ 1', numbers)], [known('СОШ 1', {}, { parentId: 'another' })])).toEqual(['new СОШ 1'])
})

test('what cannot be told is left to a person', () => {
  expect(outcome([entry('СОШ 1', { inn: two.inn })], [known('СОШ 1', { inn: one.inn })])).toEqual(['same_name СОШ 1'])
  const pair = [known('СОШ 1', one), known('СОШ 2', { ...one, kpp: '054101002' })]
  expect(outcome([entry('СОШ', { inn: one.inn })], pair)).toEqual(['several СОШ'])
  expect(outcome([entry('СОШ 1', one)], [known('СОШ 1', one, { isBelow: false, parentId: 'x' })])).toEqual([
    'inn_elsewhere СОШ 1',
  ])
  expect(outcome([entry('СОШ 1', one)], [known('СОШ 1', one, { isOpen: false })])).toEqual(['closed СОШ 1'])
  expect(outcome([entry('РУО', one, { kind: 'region' })])).toEqual(['kind_not_below РУО'])
})

test('an INN never comes to two heads, be one new and the other known by its name', () => {
  expect(outcome([entry('Лицей', one), entry('СОШ 1', { ...one, kpp: '054145001' })], [known('СОШ 1')])).toEqual([
    'same_inn СОШ 1',
    'same_inn Лицей',
  ])
})

test('rows that say the same are one organisation, rows that do not are a doubt', () => {
  expect(outcome([entry('СОШ 1', one), entry('СОШ 1', one)])).toEqual(['new СОШ 1'])
  expect(outcome([entry('СОШ 1', one), entry('СОШ 1', { ...one, phone: '1' })])).toEqual([
    'twice_in_file СОШ 1',
    'twice_in_file СОШ 1',
  ])
  expect(outcome([entry('Лицей', one), entry('Лицей', { ...one, phone: '1' })], [known('Лицей', one)])).toEqual([
    'twice_in_file Лицей',
    'twice_in_file Лицей',
  ])
})

test('every row of a list has one outcome, and what was new or changed is the same the next time', () => {
  const anyEntry = fc
    .record({
      number: fc.integer({ min: 1, max: 4 }),
      name: fc.constantFrom('СОШ 1', 'СОШ 2', 'СОШ 3', 'Лицей'),
      numbers: fc.constantFrom('inn', 'inn+kpp', 'none'),
      kpp: fc.constantFrom('054101001', '054145001'),
      isBranch: fc.boolean(),
    })
    .map(({ number, name, numbers, kpp, isBranch }) => {
      const { inn } = numbersOf(number)
      const profile = numbers === 'none' ? {} : numbers === 'inn' ? { inn } : { inn, kpp }
      return entry(name, profile, { isBranch })
    })
  fc.assert(
    fc.property(fc.array(anyEntry, { maxLength: 8 }), fc.array(anyEntry, { maxLength: 5 }), (list, before) => {
      const there = compareOrganisations(before, [], office).added.map((one, at) => asKnown(one, `k${at}`))
      const first = compareOrganisations(list, there, office)
      const places = [
        ...first.added,
        ...first.same,
        ...first.changed.map((one) => one.entry),
        ...first.doubtful.map((one) => one.entry),
      ]
      expect(linesOf(places)).toEqual(linesOf(list))
      const changed = new Map(first.changed.map((one) => [one.known.id, one.entry]))
      const after = [
        ...there.map((one) => (changed.has(one.id) ? mixed(one, changed.get(one.id)!) : one)),
        ...first.added.map((one, at) => asKnown(one, `n${at}`)),
      ]
      const again = compareOrganisations([...first.added, ...first.changed.map((one) => one.entry)], after, office)
      expect({ added: again.added, changed: again.changed }).toEqual({ added: [], changed: [] })
    }),
  )
})

function linesOf(entries: readonly OrganisationEntry[]): number[] {
  return entries.flatMap(({ places }) => places.map((place) => place.line)).toSorted((a, b) => a - b)
}

function asKnown(one: OrganisationEntry, id: string): KnownOrganisation {
  return known(one.shortName, one.profile, { id, isBranch: one.isBranch, name: one.name })
}

function mixed(before: KnownOrganisation, { name, shortName, profile }: OrganisationEntry): KnownOrganisation {
  return { ...before, name, shortName, profile: { ...before.profile, ...profile } }
}

test('what a person decides of a doubt counts, and nothing that could not be so', () => {
  const there = [known('СОШ 1', { inn: one.inn, kpp: one.kpp })]
  const other = [entry('СОШ 1', { inn: two.inn })]
  expect(outcome(other, there, [{ is: 'new' }])).toEqual(['new СОШ 1'])
  expect(outcome(other, there, [{ is: 'same', organisationId: 'СОШ 1' }])).toEqual([`СОШ 1: inn ${two.inn}`])
  expect(outcome(other, there, [{ is: 'same', organisationId: 'чужая' }])).toEqual(['same_name СОШ 1'])
  expect(outcome(other, there, [{ is: 'skip' }])).toEqual([])
  const branch = [entry('Садик', { inn: one.inn, kpp: '054145001' })]
  expect(outcome(branch, there, [{ is: 'branch' }])).toEqual(['new Садик'])
  expect(outcome(branch, there, [{ is: 'new' }])).toEqual(['same_inn Садик'])
  const twice = () => [entry('СОШ 2', { phone: '1' }), entry('СОШ 2', { phone: '2' })]
  expect(outcome(twice(), [], [undefined, { is: 'take' }])).toEqual(['new СОШ 2'])
  expect(outcome(twice(), [known('СОШ 2')], [undefined, { is: 'take' }])).toEqual(['СОШ 2: phone 2'])
  expect(outcome(twice(), [], [{ is: 'take' }, { is: 'take' }])).toEqual(['twice_in_file СОШ 2', 'twice_in_file СОШ 2'])
})

test('a school stands under the office that the row names, whatever its case, or where a person puts it', () => {
  const kind = 'municipality' as const
  const offices = [
    known('Управление образования Ботлихского района', {}, { kind, id: 'b' }),
    known('Управление образования г. Махачкалы', {}, { kind, id: 'm' }),
  ]
  const region = { id: 'office', kind: 'region' as const }
  const under = (parent: string, more: object = {}, isParentSaid = true) => {
    const row = entry('СОШ 1', {}, { parent, isParentSaid })
    const placing = { decisions: [{ doubt: keyOf(row), is: 'under' as const, organisationId: 'b' }], ...more }
    const { added, doubtful } = compareOrganisations([row], offices, region, placing)
    return [...added.map(({ parentId }) => parentId), ...doubtful.map(({ reason }) => reason)]
  }
  expect(under('Ботлихский район')).toEqual(['b'])
  expect(under('ГО город Махачкала')).toEqual(['m'])
  expect(under('Кизляр', { decisions: [] })).toEqual(['parent_unknown'])
  expect(under('Кизляр')).toEqual(['b'])
  expect(under('Кизляр', { decisions: [], parentId: 'm' })).toEqual(['m'])
  expect(under('Администрация г. Махачкалы', { decisions: [] }, false)).toEqual(['m'])
  expect(under('Министерство', { decisions: [] }, false)).toEqual(['office'])
})
