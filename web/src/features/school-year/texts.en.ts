import type { SameTexts } from '../../platform/i18n/index.ts'
import { counted } from '../../platform/i18n/plural.ts'
import type ru from './texts.ru.ts'

const children = (n: number) => counted(n, { one: 'child', other: 'children' })
const classes = (n: number) => counted(n, { one: 'class', other: 'classes' })
const organisations = (n: number) => counted(n, { one: 'organisation', other: 'organisations' })

const en: SameTexts<typeof ru> = {
  title: 'New school year',
  years: (from, to) => `${from} → ${to}`,
  noRight: 'The administration of the organisation begins a new school year',
  nothingTitle: 'Nobody to move up yet',
  nothingText: 'The plan appears here once the organisation has classes.',

  intro: 'See what becomes of each class. Nothing changes before the button below, and all of it can be undone after.',
  rosterChanged:
    'The classes have changed since you worked on the plan. Your decisions are kept: look through it once more.',
  waiting: (n) =>
    `${counted(n, { one: 'request waits', other: 'requests wait' })} in classes whose children leave. Answer first.`,
  going: (n) =>
    `${counted(n, { one: 'request goes', other: 'requests go' })} along with the classes: they can be answered later too.`,
  toRequests: 'To the requests',
  problems: 'Mend the plan first',

  how: {
    title: 'How to move up',
    on: 'First day of the new classes',
    onHint: 'On that day the old chats close for writing and the new ones open',
    newClasses: 'New classes',
    newGroups: 'New groups',
    newClassesHint: 'With commas. They will be empty, children are entered later',
    groups: 'Kindergarten groups',
    clubs: 'Clubs',
    up: { groups: 'Move to the next age band', clubs: 'Move to the next year of study' },
    stay: { groups: 'Keep their names', clubs: 'Keep their names' },
    save: 'Save',
    saved: 'The plan is saved',
  },

  table: {
    title: 'What becomes of the classes',
    label: 'Classes and what becomes of them',
    leaves: 'graduates',
    children,
    apart: (n) => `apart: ${n}`,
    change: 'Change',
    changeOf: (name) => `Change: ${name}`,
    becomes: (from, to) => `${from} becomes ${to}`,
    nobody: 'no children',
    newTitle: 'New',
  },

  counts: {
    moved: (n) => `moving up: ${n}`,
    stayed: (n) => `staying: ${n}`,
    left: (n) => `graduating or leaving: ${n}`,
    classes: (n) => `then ${classes(n)}`,
  },

  line: {
    title: (name) => `What becomes of ${name}`,
    what: 'Class',
    proposed: (name) => `Becomes ${name}`,
    stays: (name) => `Stays ${name}`,
    leaves: 'Graduates',
    other: 'Another name, or merge',
    name: 'Name in the new year',
    nameHint: 'If the plan has a class of that name, the two become one',
    teachers: 'Teachers go along with the class',
    save: 'Save',
    one: 'Child by child',
    oneText: 'Mark those who do not go with the class.',
    with: 'with the class',
    staysDown: (name) => `stays in ${name}`,
    gone: 'leaves',
    to: (name) => `to ${name}`,
    whereTo: (name) => `Where ${name} goes`,
    none: 'There are no children in the class',
  },

  apply: 'Begin the new school year',
  applyTitle: (year) => `Begin the school year ${year}?`,
  applyText: (day) => `The new classes begin on ${day}. Last year’s chats stay to be read.`,
  applied: 'The new school year has begun',

  last: {
    title: (year) => `The school year ${year} has begun`,
    by: (name, when) => `${name}, ${when}`,
    server: 'Whoever runs the server',
    waits: (day) => `Chats change on ${day}`,
    following: (done, total) => `Chats are being updated: ${done} of ${total}`,
    followed: 'Chats are up to date',
    progress: 'Chats are being updated',
    undo: 'Go back to last year',
    undoTitle: 'Go back to the last school year?',
    undoText: 'Classes, teachers and chats become what they were before.',
    undone: 'Going back to last year: chats follow within minutes',
    stands: 'It can no longer be undone',
    obstacles: {
      enrolments: (n) => `the new classes have changed: ${n}`,
      requests: (n) => `requests have come: ${n}`,
      messages: (n) => `messages were written: ${n}`,
    },
  },

  office: {
    intro:
      'Move the classes up in all organisations at once. Each moves by itself: if one cannot, the others do not wait. A plan that an organisation has changed itself is kept.',
    next: (year, n) => `Not in the school year ${year} yet: ${organisations(n)}`,
    on: 'First day of the new classes',
    onHint: 'Empty: as the organisation decided, otherwise 1 September',
    without: 'Organisations to leave out',
    withoutText: 'The organisations you tick stay as they are.',
    search: 'Search organisations',
    start: 'Begin in all',
    startTitle: (year) => `Begin the school year ${year} in all organisations?`,
    startText: (n) => `Moving up: ${organisations(n)}. It can be undone in one go too.`,
    started: 'Started',
    undo: 'Go back to last year in all',
    undoTitle: 'Go back to the last school year in all organisations?',
    undoText: 'Those go back where nothing has changed since. The others are named with the reason.',
    running: { apply: 'Moving the classes up', undo: 'Going back to last year' },
    finished: { apply: 'All classes have been looked at', undo: 'Going back is done' },
    progress: 'Organisations done',
    doneOf: (done, of) => `${done} of ${of}`,
    skipped: (n) => `nothing to do: ${n}`,
    leftOut: (n) => `left out: ${n}`,
    failed: (n) => `failed: ${n}`,
    failedTitle: 'Where it failed',
    nothingTitle: 'Nobody to move up yet',
    nothingText: 'The organisations below have no classes whose school year could end.',
  },
}

export default en
