import { define } from './definition.ts'
import { classesOf } from './people.ts'

export const classesWithFormTeacher = define({
  code: 'classes_with_form_teacher',
  version: 1,
  unit: 'class',
  title: { ru: 'Классы с классным руководителем', en: 'Classes with a form teacher' },
  explanation: {
    ru: 'У скольких классов, групп и кружков есть классный руководитель, воспитатель или руководитель кружка.',
    en: 'How many classes, groups and clubs have a form teacher, kindergarten teacher or club leader.',
  },
  numerator: {
    ru: 'классы, группы и кружки текущего учебного года, у которых есть руководитель',
    en: 'classes, groups and clubs of the current school year that have a form teacher',
  },
  denominator: {
    ru: 'ожидаемое число классов, внесённое управлением, или созданные, если их больше',
    en: 'the number of classes that the office expects, or those created where they are more',
  },
  mayHaveGoal: true,
  suppressed: false,
  shown: true,
  count: (of) => ({ numerator: of.classes.withFormTeacher, denominator: classesOf(of) }),
})
