import { expect, test } from 'vitest'
import { kindByLevels, kindByName, kindSaid } from './kinds.rules.ts'

test.each([
  ['МБОУ «Средняя общеобразовательная школа № 12»', 'school'],
  ['МКОУ «Гимназия им. Р. Гамзатова»', 'school'],
  ['Лицей № 8', 'school'],
  ['МКОУ «Начальная школа — детский сад № 3»', 'school'],
  ['Школа-интернат с. Гуниб', 'school'],
  ['МБДОУ № 5', 'kindergarten'],
  ['Детский сад комбинированного вида «Ромашка»', 'kindergarten'],
  ['МБУ ДО «Дом детского творчества»', 'additional'],
  ['Детско-юношеская спортивная школа № 2', 'additional'],
  ['Детская школа искусств', 'additional'],
  ['ГБПОУ «Колледж сферы услуг»', 'college'],
  ['Отдел образования администрации района', 'municipality'],
  ['ООО «Ромашка»', undefined],
  ['Доула', undefined],
])('«%s» is understood as %s', (name, kind) => {
  expect(kindByName(name)).toBe(kind)
})

test.each([
  ['Дошкольная образовательная организация', 'kindergarten'],
  ['Общеобразовательная организация', 'school'],
  ['Организация дополнительного образования', 'additional'],
  ['Профессиональная образовательная организация', 'college'],
  ['ДОУ', 'kindergarten'],
  ['школа', 'school'],
  ['бюджетная', undefined],
])('the kind «%s» is %s', (text, kind) => {
  expect(kindSaid(text)).toBe(kind)
})

test('whoever teaches general subjects is a school, with a kindergarten and clubs inside it too', () => {
  expect(kindByLevels(['Дошкольное образование', 'Основное общее образование', 'Дополнительное образование'])).toBe(
    'school',
  )
  expect(kindByLevels(['Дошкольное образование'])).toBe('kindergarten')
  expect(kindByLevels([])).toBeUndefined()
})
