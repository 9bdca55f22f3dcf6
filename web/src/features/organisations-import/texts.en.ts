import type { SameTexts } from '../../platform/i18n/index.ts'
import { counted } from '../../platform/i18n/plural.ts'
import type ru from './texts.ru.ts'

const organisations = (n: number) => counted(n, { one: 'organisation', other: 'organisations' })
const rows = (n: number) => counted(n, { one: 'row', other: 'rows' })

const en: SameTexts<typeof ru> = {
  title: 'Bring in organisations',
  steps: 'Steps',
  step: { file: 'File', columns: 'Columns', changes: 'What changes', result: 'Done' },
  next: 'Next',
  backToFile: 'Another file',
  backToColumns: 'Back to columns',
  again: 'Again',
  noRight: 'Organisations are brought in by a specialist of the office',

  file: {
    under: 'New organisations will stand under the office',
    intro:
      'A table (XLSX or CSV) or JSON of the open-data registry will do. First you see what would change; nothing is written until you say so.',
    columns:
      'Columns are known by their titles: full and short name, kind, INN, KPP, OGRN, address, phone, e-mail, site, head, licence, founder, municipality, branch.',
    choose: 'Choose a file',
    sending: (name) => `Sending “${name}”`,
    going: (name) => `You have begun with the file “${name}”`,
    resume: 'Go on',
  },

  columns: {
    found: (name, count) => `File “${name}”: ${rows(count)}`,
    reading: 'Reading the file…',
    list: 'Columns of the file',
    means: (column) => `What stands in column ${column}`,
    column: (column) => `Column ${column}`,
    unused: 'Leave out',
    unsure: 'Look at this one: its title is known only in part',
    json: 'This is the open-data registry: there are no columns to choose.',
    encoding: 'Encoding',
    auto: 'Find out',
    sheet: 'Sheet',
    allSheets: 'All sheets',
    headerLine: 'Row with the titles',
    headerFound: (line) => `Recognised: row ${line}`,
    line: (line) => `Row ${line}`,
    separator: 'Separator',
    separators: { ';': 'semicolon', ',': 'comma', '\t': 'tab' },
    parent: 'Under which office',
    parentHint: 'A column “Municipality” of the file counts first',
    parentNone: (office) => `By the column, else under “${office}”`,
    kind: 'Kind, where none is named',
    kindHint: 'The column “Kind” or the name usually tells it',
    kindNone: 'Show as an error',
  },

  fields: {
    name: 'Full name',
    shortName: 'Short name',
    kind: 'Kind',
    isBranch: 'Branch (yes or empty)',
    inn: 'INN',
    kpp: 'KPP',
    ogrn: 'OGRN',
    oktmo: 'OKTMO',
    legalForm: 'Legal form',
    address: 'Address',
    phone: 'Phone',
    email: 'E-mail',
    website: 'Site',
    licence: 'Licence',
    founder: 'Founder',
    headName: 'Head',
    parent: 'Municipality (office)',
  },

  changes: {
    label: 'What the list changes',
    same: (n) => `Unchanged: ${organisations(n)}`,
    nothing: 'There is nothing new in this file. All of it is there already.',
    nothingToTake: 'There is nothing to bring in yet: mend the rows with errors and bring the file in again.',
    new: 'New',
    changed: 'Changed',
    doubtful: 'Doubtful',
    errors: 'Errors',
    left: 'A person decides this. Without a decision the row is left out: choose here, or mend it in the file.',
    rulings: {
      same: (known) => `It is ${known}`,
      new: 'Another organisation: add it',
      branch: 'A branch of the organisation with this INN',
      take: 'This row is right',
      under: 'Under which office',
      underNone: 'Choose an office',
      skip: 'Leave it out',
      undecide: 'Take the decision back',
      alike: (n) => `Decide the other questions like this one so too: ${n}`,
    },
    line: (line) => `row ${line}`,
    branch: 'branch',
    inn: (inn) => `INN ${inn}`,
    empty: 'empty',
    taken: 'The organisation is brought in without this value',
    notTaken: 'The organisation is left out',
    comparing: 'Comparing with what you chose…',
    more: 'Show more',
    rest: (n) => `And ${n} more. All of them are in the file to mend.`,
    restOf: (n) => `And ${organisations(n)} more`,
    mend: 'Download the rows to mend',
    mendHint: 'Beside each row the file says what to mend. Bring the mended file in here.',
    mendName: 'Organisations to mend.xlsx',
    apply: (added, changed) =>
      added === 0
        ? `Change ${organisations(changed)}`
        : changed === 0
          ? `Bring in ${organisations(added)}`
          : `Bring in ${organisations(added)} and change ${changed}`,
  },

  result: {
    done: 'The list is in',
    counts: (added, changed) => `New: ${added}, changed: ${changed}`,
    left: (doubtful, errors) =>
      [doubtful > 0 && `Left in doubt: ${doubtful}.`, errors > 0 && `Remarks on rows: ${errors}.`]
        .filter(Boolean)
        .join(' '),
    next: 'Next, invite the heads: open an organisation and issue a code.',
    toList: 'To the organisations',
    another: 'Bring in another file',
  },

  imports: {
    title: 'Lists brought in',
    operator: 'from the command line',
    undone: (when) => `Taken back ${when}`,
  },

  undo: {
    button: 'Take it back',
    title: 'Take this list back?',
    text: (added, changed) =>
      `New organisations (${added}) will be closed, changed ones (${changed}) will be as before. This works while nobody is inside the new ones.`,
    done: 'The list was taken back',
  },
}

export default en
