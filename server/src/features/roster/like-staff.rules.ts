import { folded, type NameParts } from './names.rules.ts'

/** The staff member whose name this one equals, look-alike letters folded; a patronymic missing on one side fits any. */
export function likeStaff<S extends NameParts>(
  name: { familyName: string; givenName: string; patronymic?: string },
  staff: readonly S[],
): S | undefined {
  const words = (one: typeof name) => [one.familyName, one.givenName].map(folded).toSorted().join(' ')
  const patronymic = folded(name.patronymic ?? '')
  return staff.find((one) => {
    const other = folded(one.patronymic)
    return words(one) === words(name) && (patronymic === '' || other === '' || patronymic === other)
  })
}
