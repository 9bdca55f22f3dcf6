import { counted } from '../../platform/i18n/plural.ts'
import type { SameTexts } from '../../platform/i18n/index.ts'
import type ru from './texts.ru.ts'

const people = (n: number) => counted(n, { one: 'person', other: 'people' })

const en: SameTexts<typeof ru> = {
  kinds: {
    region: 'Regional office',
    municipality: 'Municipal office',
    school: 'School',
    kindergarten: 'Kindergarten',
    additional: 'Additional education',
    college: 'College',
  },
  list: {
    newYear: 'New school year',
    activeOf: (active, counted) => `${active} of ${counted} are active`,
    progress: 'Share of active organisations',
    search: 'Search by name',
    kind: 'Kind',
    allKinds: 'All kinds',
    order: 'Order',
    lagging: 'Inactive on top',
    tree: 'By office',
    add: 'Add',
    label: 'Organisations',
    active: 'active',
    few: (now, needed) => `people ${now} of ${needed}`,
    noClass: 'no class',
    office: 'not counted',
    figures: (registered, classes) => `people: ${registered} · classes: ${classes}`,
    emptyTitle: 'No organisations yet',
    emptyText: 'Add the schools, kindergartens and clubs under your office. Each has its own head and its own way in.',
    nothingTitle: 'Nothing found',
    nothingText: 'Check the name or take the filter off.',
    showAll: 'Show all',
  },
  form: {
    title: 'New organisation',
    under: 'Under the office',
    kind: 'Kind',
    name: 'Full name',
    nameHint: 'As in its charter',
    shortName: 'Short name',
    shortNameHint: 'As people say it: “School No. 4”',
    timeZone: 'Time zone',
    clock: (clock) => `It is ${clock} there now`,
    submit: 'Add',
    submitAndInvite: 'Add and invite the head',
    done: (name) => `${name} is added`,
    noRight: 'A specialist of the office adds organisations',
  },
  commonChats: {
    title: 'Common chats',
    text: 'The office keeps them: people come and go by themselves as the rosters of the organisations change.',
    kinds: { heads: 'Heads of organisations', all_staff: 'All staff of the municipality' },
    about: {
      heads: 'Heads and the office write.',
      all_staff: 'A channel: the office writes, the others read.',
    },
    inside: (n) => `${people(n)} inside`,
    filling: (n) => `${people(n)} inside already, the others are coming in`,
    closed: 'Closed, can be read',
    closeTitle: (name) => `Close “${name}”?`,
    closeText: 'What was written stays with those inside. You can open it again at any time.',
    close: 'Close',
  },
  settings: {
    title: 'Settings',
    names: 'Name and time',
    save: 'Save',
    saved: 'Saved',
    factor: 'Second factor',
    factorText:
      'Who needs a code of an app besides the password. Those who have none yet are signed out everywhere and set one up at the next sign-in.',
    rules: 'Who may write to whom directly',
    rulesText: 'Chats of classes and staff do not depend on it. A rule takes effect at once.',
    switches: {
      pupilToPupil: { label: 'Pupils of one class to each other', hint: 'When off, the chat of the class remains' },
      pupilToTeacher: { label: 'Pupils and the teachers of their classes', hint: 'Both ways' },
      guardianToTeacher: { label: 'Guardians and the teachers of their children', hint: 'Both ways' },
      guardianToAdministration: { label: 'Guardians and the administration', hint: 'Head, deputies, administrators' },
      staffAcrossOrganisations: { label: 'Staff of different organisations', hint: 'Under one office' },
    },
    noRight: 'The head and the administrators change the settings',
  },
}
export default en
