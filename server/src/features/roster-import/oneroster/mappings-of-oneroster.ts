import type { Field } from '../rows/fields.ts'
import type { TableMapping } from '../rows/mapping.rules.ts'
import { columnLetter } from '../tables/table.ts'
import type { OneRoster } from './read-oneroster.ts'

const fields: Readonly<Record<string, Field>> = {
  'users.csv familyName': 'familyName',
  'users.csv givenName': 'givenName',
  'users.csv middleName': 'patronymic',
  'users.csv email': 'email',
  'users.csv phone': 'phone',
  'users.csv identifier': 'fileNumber',
  'users.csv sourcedId': 'externalId',
  'demographics.csv birthDate': 'birthDate',
  'demographics.csv sex': 'sex',
  'orgs.csv name': 'organisation',
  'classes.csv title': 'className',
  'roles.csv role': 'kind',
  'users.csv role': 'kind',
  'roles.csv metadata.ru.position': 'position',
  'roles.csv metadata.ru.subjects': 'subject',
  'enrollments.csv beginDate': 'enrolledOn',
  'enrollments.csv metadata.ru.order': 'order',
}

/** The columns of a data set as a mapping, so that it is shown like any other file. */
export function mappingsOfOneRoster({ headers }: OneRoster): TableMapping[] {
  return [...headers].map(([part, names]) => ({
    sheet: part,
    headerLine: 1,
    columns: names.map((header, index) => ({
      index,
      letter: columnLetter(index),
      header,
      field: fields[`${part} ${header}`] ?? '',
      sure: 1,
    })),
    rowsAre: 'mixed',
    titles: [],
  }))
}
