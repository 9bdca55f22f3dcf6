import { refusals } from '#server/platform/refusal.ts'

export const refuse = refusals({
  class_name_empty: { status: 422, ru: 'Назовите класс.', en: 'Give the class a name.' },
  class_exists: {
    status: 409,
    ru: '«{name}» в этом учебном году уже есть.',
    en: '{name} already exists in this academic year.',
  },
  class_kind_elsewhere: {
    status: 422,
    ru: 'В организации этого вида таких классов и групп не бывает.',
    en: 'An organisation of this kind has no such classes or groups.',
  },
  academic_year_far: {
    status: 422,
    ru: 'Учебный год — нынешний, прошлый или следующий, например 2026/2027.',
    en: 'The academic year is the current, the past or the next one, such as 2026/2027.',
  },
  class_not_shared: {
    status: 422,
    ru: 'Из других классов набирают только кружки и группы по предметам.',
    en: 'Only clubs and subject groups are filled from other classes.',
  },
  group_from_classes: {
    status: 422,
    ru: 'В группу по предмету берут детей из классов: список имён не нужен.',
    en: 'A subject group takes children from classes: no list of names is needed.',
  },
  pupil_elsewhere: {
    status: 422,
    ru: 'Здесь такого ученика нет: можно взять только детей из классов этой организации.',
    en: 'There is no such pupil here: only children of this organisation’s classes can be taken.',
  },
  class_full: {
    status: 409,
    ru: 'В одной группе помещается не больше {max} детей.',
    en: 'One group holds no more than {max} children.',
  },
  teacher_elsewhere: {
    status: 422,
    ru: 'Этот человек здесь не работает.',
    en: 'This person does not work here.',
  },
  no_pupil_codes: {
    status: 422,
    ru: 'В детском саду дети сами не входят: выдайте код родителям.',
    en: 'Children of a kindergarten do not join: issue a code for guardians.',
  },
  class_without_list: {
    status: 409,
    ru: 'Сначала внесите список детей: код рассчитан на их число.',
    en: 'Enter the list of children first: the code is meant for that many.',
  },
})
