import type { Role } from '#protocol/common.ts'
import type { Language } from '#server/platform/refusal.ts'

/** What one sees as each role, in the order in which the demo page offers them. */
export const demoSentences: Partial<Record<Role, Record<Language, string>>> = {
  office_specialist: {
    ru: 'Специалист управления: какие организации активны, какие отстают и чего им не хватает.',
    en: 'Office specialist: which organisations are active, which lag behind and what they lack.',
  },
  head: {
    ru: 'Директор: своя организация, приглашение сотрудников, жалобы, чат коллектива.',
    en: 'Head: one’s own organisation, inviting staff, reports, the staff chat.',
  },
  deputy: {
    ru: 'Заместитель: те же люди и классы, без права назначать руководителя.',
    en: 'Deputy: the same people and classes, without appointing a head.',
  },
  administrator: {
    ru: 'Администратор: списки, коды, восстановление доступа.',
    en: 'Administrator: lists, codes, restoring access.',
  },
  form_teacher: {
    ru: 'Классный руководитель: свой класс, заявки родителей, два чата класса.',
    en: 'Form teacher: one’s class, requests of guardians, both class chats.',
  },
  teacher: {
    ru: 'Учитель: чаты классов и коллег, ничего лишнего.',
    en: 'Teacher: chats of classes and colleagues, nothing more.',
  },
  staff: { ru: 'Сотрудник: чат коллектива и личные чаты.', en: 'Staff: the staff chat and direct chats.' },
  pupil: {
    ru: 'Ученик: класс, свои учителя и одноклассники; больше его никто не найдёт.',
    en: 'Pupil: the class, one’s teachers and classmates; nobody else can find a pupil.',
  },
  guardian: {
    ru: 'Родитель: чат родителей класса и учителя своего ребёнка.',
    en: 'Guardian: the guardians’ chat and the child’s teachers.',
  },
}
