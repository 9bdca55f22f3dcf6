import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Role } from '#protocol/common.ts'
import type { OrganisationSettings } from '#protocol/organisations.ts'
import { defaultSettings } from '#server/features/roster/exports.ts'
import {
  isPupil,
  maySend,
  mayGoOn,
  mayWrite,
  type ClassTie,
  type PersonFacts,
  type Post,
} from './conversations.rules.ts'

const paths: Record<string, string[]> = {
  region: ['region'],
  town: ['town', 'region'],
  otherTown: ['otherTown', 'region'],
  school: ['school', 'town', 'region'],
  lyceum: ['lyceum', 'town', 'region'],
  farSchool: ['farSchool', 'otherTown', 'region'],
  garden: ['garden', 'town', 'region'],
}
const municipalityOf: Record<string, string> = {
  town: 'town',
  school: 'town',
  lyceum: 'town',
  garden: 'town',
  otherTown: 'otherTown',
  farSchool: 'otherTown',
}
const classes: Record<string, string> = { '5А': 'school', '6Б': 'school', club: 'lyceum', Ромашка: 'garden' }

let next = 0
function person(...does: ((facts: PersonFacts) => void)[]): PersonFacts {
  const facts: PersonFacts = {
    id: `p${(next += 1)}`,
    registered: true,
    waits: false,
    posts: [],
    classes: [],
    children: [],
  }
  for (const act of does) act(facts)
  return facts
}
const post = (role: Role, organisationId: string) => (facts: PersonFacts) => {
  facts.posts.push(postAt(role, organisationId))
}
function postAt(role: Role, organisationId: string): Post {
  return { role, organisationId, path: paths[organisationId]!, municipalityId: municipalityOf[organisationId] ?? null }
}
const inClass = (kind: ClassTie['kind'], classId: string) => (facts: PersonFacts) => {
  const organisationId = classes[classId]!
  facts.classes.push({
    classId,
    kind,
    organisationId,
    organisationKind: organisationId === 'garden' ? 'kindergarten' : 'school',
  })
  if (kind !== 'pupil') facts.posts.push(postAt(kind, organisationId))
}
const guardianOf = (child: PersonFacts) => (facts: PersonFacts) => {
  const learning = child.classes.filter((tie) => tie.kind === 'pupil')
  facts.children.push({
    childId: child.id,
    classes: learning.map(({ classId, organisationId }) => ({ classId, organisationId })),
  })
}

const fatima = person(inClass('pupil', '5А'), inClass('pupil', 'club'))
const ali = person(inClass('pupil', '5А'))
const zaur = person(inClass('pupil', '6Б'))
const toddler = person(inClass('pupil', 'Ромашка'))
const people = {
  fatima,
  ali,
  zaur,
  toddler,
  mother: person(guardianOf(fatima)),
  father: person(guardianOf(fatima)),
  aliMother: person(guardianOf(ali)),
  toddlerMother: person(guardianOf(toddler)),
  formTeacher: person(inClass('form_teacher', '5А'), post('teacher', 'school')),
  otherTeacher: person(inClass('teacher', '6Б'), post('teacher', 'school')),
  clubLeader: person(inClass('teacher', 'club')),
  nurse: person(inClass('teacher', 'Ромашка')),
  head: person(post('head', 'school')),
  secretary: person(post('staff', 'school')),
  lyceumHead: person(post('head', 'lyceum')),
  farHead: person(post('head', 'farSchool')),
  farTeacher: person(post('teacher', 'farSchool')),
  townOffice: person(post('office_specialist', 'town')),
  regionOffice: person(post('office_specialist', 'region')),
  operator: person(),
}
type Name = keyof typeof people

const unblocked = { byMe: false, byOther: false }
const allOn = () => defaultSettings
const verdict = (from: Name, to: Name, settings: Partial<OrganisationSettings> = {}) =>
  mayWrite(people[from], people[to], unblocked, () => ({ ...defaultSettings, ...settings })).code

describe('who may begin to write to whom', () => {
  const table: [Name, Name, string][] = [
    ['fatima', 'ali', 'tie_classmates'],
    ['fatima', 'zaur', 'write_no_tie'],
    ['fatima', 'formTeacher', 'tie_teacher_pupil'],
    ['fatima', 'clubLeader', 'tie_teacher_pupil'],
    ['fatima', 'otherTeacher', 'write_no_tie'],
    ['fatima', 'head', 'write_no_tie'],
    ['fatima', 'mother', 'tie_family'],
    ['fatima', 'aliMother', 'write_no_tie'],
    ['fatima', 'fatima', 'write_oneself'],
    ['formTeacher', 'fatima', 'tie_teacher_pupil'],
    ['otherTeacher', 'fatima', 'write_no_tie'],
    ['head', 'fatima', 'write_no_tie'],
    ['townOffice', 'fatima', 'write_no_tie'],
    ['aliMother', 'fatima', 'write_no_tie'],
    ['nurse', 'toddler', 'write_no_tie'],
    ['mother', 'fatima', 'tie_family'],
    ['mother', 'formTeacher', 'tie_guardian_staff'],
    ['mother', 'otherTeacher', 'write_no_tie'],
    ['mother', 'head', 'tie_guardian_staff'],
    ['mother', 'secretary', 'write_no_tie'],
    ['mother', 'clubLeader', 'tie_guardian_staff'],
    ['mother', 'farTeacher', 'write_no_tie'],
    ['mother', 'townOffice', 'write_no_tie'],
    ['mother', 'father', 'write_no_tie'],
    ['mother', 'aliMother', 'write_no_tie'],
    ['toddlerMother', 'nurse', 'tie_guardian_staff'],
    ['nurse', 'toddlerMother', 'tie_guardian_staff'],
    ['formTeacher', 'mother', 'tie_guardian_staff'],
    ['otherTeacher', 'mother', 'write_no_tie'],
    ['head', 'mother', 'tie_guardian_staff'],
    ['secretary', 'mother', 'write_no_tie'],
    ['secretary', 'head', 'tie_colleagues'],
    ['formTeacher', 'lyceumHead', 'tie_municipality'],
    ['formTeacher', 'townOffice', 'tie_municipality'],
    ['formTeacher', 'farTeacher', 'write_no_tie'],
    ['townOffice', 'formTeacher', 'tie_office'],
    ['regionOffice', 'farTeacher', 'tie_office'],
    ['farTeacher', 'regionOffice', 'write_no_tie'],
    ['operator', 'head', 'write_no_tie'],
    ['head', 'operator', 'write_no_tie'],
  ]
  test.each(table)('%s → %s: %s', (from, to, code) => {
    expect(verdict(from, to)).toBe(code)
  })

  const switchedOff: [Name, Name, Partial<OrganisationSettings>][] = [
    ['fatima', 'ali', { pupilToPupil: false }],
    ['fatima', 'formTeacher', { pupilToTeacher: false }],
    ['mother', 'head', { guardianToAdministration: false }],
    ['formTeacher', 'mother', { guardianToTeacher: false }],
    ['formTeacher', 'lyceumHead', { staffAcrossOrganisations: false }],
  ]
  test.each(switchedOff)('%s → %s is closed by the organisation', (from, to, settings) => {
    expect(verdict(from, to, settings)).toBe('write_switched_off')
  })

  test('one organisation of two is enough to close the correspondence between them', () => {
    const settings = (id: string) => ({ ...defaultSettings, staffAcrossOrganisations: id !== 'lyceum' })
    expect(mayWrite(people.formTeacher, people.lyceumHead, unblocked, settings).code).toBe('write_switched_off')
  })
})

describe('what a refusal gives away', () => {
  test('whoever is not tied does not learn that a child has no account or blocks somebody', () => {
    const hidden = { ...people.fatima, registered: false }
    for (const byOther of [true, false]) {
      expect(mayWrite(people.zaur, hidden, { byMe: false, byOther }, allOn).code).toBe('write_no_tie')
    }
  })
  test('a personal block reads the same as any closed conversation', () => {
    expect(mayWrite(people.fatima, people.ali, { byMe: false, byOther: true }, allOn).code).toBe('direct_closed')
    expect(mayWrite(people.fatima, people.ali, { byMe: true, byOther: true }, allOn).code).toBe('write_you_blocked')
  })
})

describe('going on in a conversation that has begun', () => {
  test('whom an office wrote to may answer', () => {
    expect(mayGoOn(people.farTeacher, people.regionOffice, false, allOn)).toBe(true)
  })
  test('a tie that has ended closes it for both', () => {
    expect(mayGoOn(people.fatima, people.zaur, false, allOn)).toBe(false)
  })
})

const anyone = fc.constantFrom(...Object.values(people))

test('a child is written to only from its own circle, whoever asks', () => {
  fc.assert(
    fc.property(anyone, fc.constantFrom(fatima, ali, zaur, toddler), fc.boolean(), (from, child, byOther) => {
      const { may } = mayWrite(from, child, { byMe: false, byOther }, allOn)
      const sharesClass = from.classes.some(({ classId }) => child.classes.some((tie) => tie.classId === classId))
      const guardian = from.children.some(({ childId }) => childId === child.id)
      return !may || sharesClass || guardian
    }),
  )
})

test('no block, in either direction, is ever written around', () => {
  fc.assert(
    fc.property(anyone, anyone, fc.boolean(), (from, to, byMe) => {
      expect(mayWrite(from, to, { byMe, byOther: !byMe }, allOn).may).toBe(false)
      expect(mayGoOn(from, to, true, allOn)).toBe(false)
    }),
  )
})

test('whoever may begin may also go on, and so may the one written to', () => {
  fc.assert(
    fc.property(anyone, anyone, (from, to) => {
      if (!mayWrite(from, to, unblocked, allOn).may) return
      expect(mayGoOn(from, to, false, allOn) && mayGoOn(to, from, false, allOn)).toBe(true)
    }),
  )
})

test('who may send: the table', () => {
  expect(maySend('group', 'member', false)).toBe('')
  expect(maySend('group', 'reader', false)).toBe('reader_only')
  expect(maySend('channel', 'reader', false)).toBe('channel_readers_only')
  expect(maySend('channel', 'member', false)).toBe('channel_readers_only')
  expect(maySend('channel', 'moderator', false)).toBe('')
  expect(maySend('direct', 'reader', false)).toBe('direct_closed')
  expect(maySend('direct', 'member', false)).toBe('')
  expect(maySend('staff', 'owner', true)).toBe('conversation_archived')
})

test('a teacher who also learns is no pupil', () => {
  expect(isPupil(people.fatima)).toBe(true)
  expect(isPupil(person(inClass('pupil', '5А'), post('teacher', 'school')))).toBe(false)
  expect(isPupil(people.mother)).toBe(false)
})
