import type { SameTexts } from '../../platform/i18n/index.ts'
import { counted } from '../../platform/i18n/plural.ts'
import type ru from './texts.ru.ts'

const people = (n: number) => counted(n, { one: 'person', other: 'people' })
const rows = (n: number) => counted(n, { one: 'row', other: 'rows' })
const classes = (n: number) => counted(n, { one: 'class', other: 'classes' })
const guardians = (n: number) => counted(n, { one: 'guardian', other: 'guardians' })

const en: SameTexts<typeof ru> = {
  title: 'Bring in a list',
  steps: 'Steps of bringing in',
  step: { file: 'File', columns: 'Columns', changes: 'What changes', result: 'Done' },
  next: 'Next',
  backToFile: 'Another file',
  backToColumns: 'Back to columns',
  again: 'Try again',

  file: {
    intro:
      'An export of your school journal or a table of your own will do: XLSX, CSV or OneRoster (zip). We show what would change first; nothing is written until you say so.',
    drop: 'Drop a file here or choose one',
    choose: 'Choose a file',
    sending: (name: string) => `Sending “${name}”`,
    going: (name: string) => `“${name}” is being brought in`,
    goingText: 'All that you have chosen is still there.',
    resume: 'Go on',
    templates: 'No file yet? Take a template and fill it in with any spreadsheet.',
    templatePupils: 'Template: pupils and guardians',
    templateStaff: 'Template: staff',
    templatePupilsName: 'Pupils and guardians.csv',
    templateStaffName: 'Staff.csv',
    pupilsTitles: [
      'Family name',
      'Given name',
      'Patronymic',
      'Date of birth',
      'Class',
      'Mother full name',
      'Mother phone',
      'Father full name',
      'Father phone',
    ],
    staffTitles: ['Family name', 'Given name', 'Patronymic', 'Date of birth', 'Position', 'Subject', 'Form teacher of'],
  },

  columns: {
    reading: 'How the file is read',
    found: (name: string) => `File “${name}”`,
    asBefore: 'Columns are understood as last time',
    asBeforeText: 'The file has the same titles as the last one. If something is wrong, put it right.',
    oneroster: 'This is OneRoster',
    onerosterText: 'Its columns are named by the standard: there is nothing to choose.',
    encoding: 'Encoding',
    encodingFound: (name: string) => `Recognised: ${name}`,
    separator: 'Separator',
    separators: { ';': 'semicolon', ',': 'comma', '\t': 'tab' },
    separatorFound: (name: string) => `Recognised: ${name}`,
    sheet: 'Sheet',
    allSheets: 'All sheets',
    sheetShown: (name: string) => `Sheet “${name}” is shown; the others are read alike`,
    headerLine: 'Row with titles',
    headerFound: (line: number) => (line === 0 ? 'Recognised: no titles' : `Recognised: row ${line}`),
    noHeader: 'No titles',
    line: (line: number) => `Row ${line}`,
    rowsAre: 'Who is on the list',
    rowsAreFound: (who: string) => `Recognised: ${who}`,
    rowsAreMissing: 'Choose who is on the list',
    rows: { pupils: 'pupils', staff: 'staff', mixed: 'both' },
    list: 'Columns of the file',
    means: (column: string) => `What column ${column} holds`,
    noTitle: (column: string) => `Column ${column}`,
    empty: 'empty',
    unsure: 'Not sure: please check',
    unused: 'Do not bring in',
    namesMissing: 'We see no names. Choose the column with full names, or those with family and given names.',
  },

  fields: {
    fullName: 'Full name in one column',
    familyName: 'Family name',
    givenName: 'Given name',
    patronymic: 'Patronymic',
    birthDate: 'Date of birth',
    sex: 'Sex',
    snils: 'SNILS',
    phone: 'Phone',
    email: 'E-mail',
    fileNumber: 'Number of the personal file',
    externalId: 'Number in another system',
    className: 'Class',
    groupName: 'Group',
    organisation: 'Organisation',
    kind: 'Pupil or staff',
    position: 'Position',
    subject: 'Subject',
    formTeacherOf: 'Form teacher of',
    enrolledOn: 'Enrolled on',
    order: 'Order',
    kinship: 'kinship',
  },
  guardian: {
    mother: 'Mother',
    father: 'Father',
    grandmother: 'Grandmother',
    grandfather: 'Grandfather',
    numbered: (n: number) => `Guardian ${n}`,
    of: (who: string, what: string) => `${who}: ${what.toLowerCase().replace('snils', 'SNILS')}`,
  },

  problems: {
    no_header: 'We see no names. Go back to the columns and choose where names are.',
    rows_unclear: 'It is not clear whether these are pupils or staff. Go back to the columns and choose.',
    encoding_doubtful: 'There are strange signs instead of letters. Choose another encoding.',
    unknown_encoding: 'This encoding is not read here. Choose another one.',
    unknown_column: 'One of the sheets lacks a chosen column. Choose one sheet.',
    noLine: 'The server cannot be reached. All that you have chosen is still there.',
  },

  changes: {
    of: 'What changes',
    reading: 'Reading the file and comparing it…',
    tabs: { new: 'New', changed: 'Changed', left: 'Leave', doubtful: 'Doubtful', errors: 'Errors' },
    search: 'Search names',
    none: {
      new: 'There is nobody new in the file.',
      changed: 'Nothing changes for those who are here already.',
      left: 'Nobody leaves.',
      doubtful: 'Nothing is doubtful.',
      errors: 'All rows were read.',
    },
    nothingFound: 'Nothing was found',
    same: (n: number) => `Unchanged: ${people(n)}`,
    firstOnly: (n: number) => `The first ${n.toLocaleString()} are shown`,
    more: 'Show more',
    unknown: 'These organisations are not here; their rows will not be brought in',
    cover: 'Whom the list names completely',
    coverHint: 'Who should be in the file and is not leaves. Others stay as they are.',
    covers: {
      organisation: 'The whole organisation: pupils and staff',
      pupils: 'All pupils',
      classes: 'Only the classes of the file',
      staff: 'Only staff',
      nobody: 'Nobody: only add and mend',
      mixed: 'That differs by organisation',
    },
    coverFound: (what: string) => `As understood: ${what.toLowerCase()}`,
    classesOf: (names: string) => `Classes: ${names}`,
    confirm: 'How many people leave',
    confirmHint: (n: number, of: number) =>
      `The list does not name ${n} of ${of}. If that is right, type the number ${n}; if not, check whom the list names completely.`,
    confirmWrong: (n: number) => `${n} leave. Type this number to confirm`,
    apply: 'Bring the list in',
    applying: 'Writing the list',
    applyingText: 'You may leave this page: it goes on.',
    nothing: 'There is nothing to bring in: the file says nothing new.',
    open: (n: number) => `Not decided: ${n}. These rows will not be brought in, the others will.`,
  },

  doubts: {
    intro: 'Say who this is. Until then the row is not brought in, and nobody leaves because of it.',
    lines: (lines: string, n: number) => (n > 1 ? `Rows ${lines}` : `Row ${lines}`),
    same: (who: string) => `This is ${who}`,
    other: 'This is somebody else',
    sameRows: 'This is one person',
    otherRows: 'These are different people',
    skip: (n: number) => (n > 1 ? 'Leave these rows out' : 'Leave the row out'),
    undecide: 'Take the decision back',
  },

  errors: {
    intro: (n: number) => `${rows(n)} with remarks. The others will be brought in.`,
    download: 'Download a file to mend',
    downloadName: 'To mend.xlsx',
    downloadHint: 'It holds only these rows and what is wrong with them. Mend it and bring it in like this one.',
    line: (line: string) => `Row ${line}`,
    column: (column: string) => `column ${column}`,
    taken: 'The person is brought in without this',
    notTaken: 'The row is not brought in',
    more: (n: number) => `And ${n} more. All of them are in the file to mend.`,
  },

  result: {
    done: 'The list is in',
    nothingNew: 'There is nothing new in the file',
    counts: {
      new: (n: number) => `New: ${n}`,
      changed: (n: number) => `Changed: ${n}`,
      left: (n: number) => `Left: ${n}`,
      classes: (n: number) => `Made: ${classes(n)}`,
      guardians: (n: number) => `Linked: ${guardians(n)}`,
      skipped: (n: number) => `Not brought in, doubtful: ${n}`,
      errors: (n: number) => `With remarks: ${rows(n)}`,
    },
    following: 'Chats are following',
    followed: 'Chats are up to date.',
    toStaff: 'Staff',
    toClasses: 'Classes',
    another: 'Bring in another list',
  },

  undo: {
    button: 'Take the import back',
    title: 'Take the whole import back?',
    text: (fresh: number, changed: number, left: number) =>
      [
        fresh > 0 && `${people(fresh)} will go from the list`,
        changed > 0 && `${people(changed)} will be as before`,
        left > 0 && `${people(left)} will be back`,
      ]
        .filter(Boolean)
        .join(', ') + '. Messages stay.',
    done: 'The import was taken back',
  },

  imports: {
    title: 'Earlier imports',
    operator: 'the server’s operator',
    counts: (fresh: number, changed: number, left: number) => `${fresh} new, ${changed} changed, ${left} left`,
    undone: (who: string, when: string) => `Taken back by ${who}, ${when}`,
  },
}

export default en
