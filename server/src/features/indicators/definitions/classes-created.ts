import { define } from './definition.ts'
import { classesOf } from './people.ts'

export const classesCreated = define({
  code: 'classes_created',
  version: 1,
  unit: 'class',
  title: { ru: 'Классы созданы', en: 'Classes created' },
  explanation: {
    ru: 'Сколько классов, групп и кружков этого учебного года созданы из тех, что должны быть.',
    en: 'How many classes, groups and clubs of this school year have been created of those that are to be there.',
  },
  numerator: {
    ru: 'классы, группы и кружки текущего учебного года',
    en: 'classes, groups and clubs of the current school year',
  },
  denominator: {
    ru: 'ожидаемое число классов, внесённое управлением, или созданные, если их больше',
    en: 'the number of classes that the office expects, or those created where they are more',
  },
  mayHaveGoal: true,
  suppressed: false,
  shown: true,
  count: (of) => ({ numerator: of.classes.made, denominator: classesOf(of) }),
})
