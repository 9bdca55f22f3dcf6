type Gender = 'male' | 'female' | undefined

/**
 * A given name in the genitive, for «мама Фатимы». Where the gender cannot be told and it matters, the name stays as it
 * is: «мама Аминат» is right, «мама Амината» would be wrong.
 */
export function genitive(given: string, patronymic = '', family = ''): string {
  const gender = genderOf(patronymic, family)
  const stem = given.slice(0, -1)
  switch (given.at(-1)?.toLowerCase()) {
    case 'а':
      return stem + (/[гкхжчшщ]$/i.test(stem) ? 'и' : 'ы')
    case 'я':
      return stem + 'и'
    case 'й':
      return gender === 'female' ? given : stem + 'я'
    case 'ь':
      return gender === 'female' ? stem + 'и' : gender === 'male' ? stem + 'я' : given
    default:
      return gender === 'male' && /[бвгджзклмнпрстфхцчшщ]$/i.test(given) ? given + 'а' : given
  }
}

function genderOf(patronymic: string, family: string): Gender {
  if (/(ич|оглы|уулу)$/i.test(patronymic)) return 'male'
  if (/(на|кызы)$/i.test(patronymic)) return 'female'
  if (/(ов|ев|ёв|ин|ын|ий|ый)$/i.test(family)) return 'male'
  if (/(ова|ева|ёва|ина|ына|ая)$/i.test(family)) return 'female'
  return undefined
}
