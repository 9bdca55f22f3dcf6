import type { Role } from '#protocol/common.ts'
import type { Language } from '#server/platform/refusal.ts'
import type { OrganisationKey } from './town.ts'

type Words = Record<Language, string>

/** Somebody the demo page offers. The login is how the demo finds its people again. */
export type CastEntry = { login: string; role: Role; organisation: OrganisationKey; who: Words; sentence: Words }

/** The password of every account of the demo: it stands on the demo page. */
export const demoPassword = 'peremena-demo'

/** In the order in which the page offers them. */
export const castEntries: readonly CastEntry[] = [
  {
    login: 'office',
    role: 'office_specialist',
    organisation: 'office',
    who: { ru: 'специалист управления', en: 'office specialist' },
    sentence: {
      ru: 'Какие организации активны, какие отстают и чего им не хватает; канал объявлений для всего района.',
      en: 'Which organisations are active, which lag behind and what they lack; a channel for the whole district.',
    },
  },
  {
    login: 'head',
    role: 'head',
    organisation: 'school',
    who: { ru: 'директор', en: 'head' },
    sentence: {
      ru: 'Своя школа: кто вошёл, кого впустить, жалобы, приглашения, чат коллектива.',
      en: 'One’s own school: who has joined, whom to let in, reports, invitations, the staff chat.',
    },
  },
  {
    login: 'deputy',
    role: 'deputy',
    organisation: 'school',
    who: { ru: 'завуч', en: 'deputy head' },
    sentence: {
      ru: 'Те же люди и классы; руководителя не назначает.',
      en: 'The same people and classes, without appointing a head.',
    },
  },
  {
    login: 'administrator',
    role: 'administrator',
    organisation: 'school',
    who: { ru: 'секретарь, администратор', en: 'secretary, administrator' },
    sentence: {
      ru: 'Списки, коды приглашений, восстановление доступа.',
      en: 'Lists, invitation codes, restoring access.',
    },
  },
  {
    login: 'form-teacher',
    role: 'form_teacher',
    organisation: 'school',
    who: { ru: 'классный руководитель 5А', en: 'form teacher of 5А' },
    sentence: {
      ru: 'Свой класс, заявка мамы на вход, чаты с детьми и с родителями.',
      en: 'One’s class, a mother’s request to be let in, chats with pupils and with guardians.',
    },
  },
  {
    login: 'teacher',
    role: 'teacher',
    organisation: 'school',
    who: { ru: 'учитель математики', en: 'teacher of mathematics' },
    sentence: {
      ru: 'Чаты пяти классов и коллег, переписка с учениками и родителями.',
      en: 'Chats of five classes and of colleagues, talks with pupils and guardians.',
    },
  },
  {
    login: 'staff',
    role: 'staff',
    organisation: 'school',
    who: { ru: 'социальный педагог', en: 'social pedagogue' },
    sentence: {
      ru: 'Чат коллектива и личные чаты, ничего лишнего.',
      en: 'The staff chat and direct chats, nothing more.',
    },
  },
  {
    login: 'pupil',
    role: 'pupil',
    organisation: 'school',
    who: { ru: 'ученица 5А', en: 'pupil of 5А' },
    sentence: {
      ru: 'Класс, кружок, свои учителя и одноклассники; больше её никто не найдёт.',
      en: 'The class, a club, her teachers and classmates; nobody else can find her.',
    },
  },
  {
    login: 'guardian',
    role: 'guardian',
    organisation: 'school',
    who: { ru: 'мама троих детей', en: 'mother of three' },
    sentence: {
      ru: 'Двое в школе, младшая в детском саду: три чата родителей и учителя своих детей.',
      en: 'Two at school, the youngest in a kindergarten: three guardians’ chats and the children’s teachers.',
    },
  },
  {
    login: 'grandmother',
    role: 'guardian',
    organisation: 'school',
    who: { ru: 'бабушка', en: 'grandmother' },
    sentence: {
      ru: 'Те же внуки, те же чаты: читает и пишет.',
      en: 'The same children, the same chats: reads and writes.',
    },
  },
  {
    login: 'kindergarten-teacher',
    role: 'form_teacher',
    organisation: 'romashka',
    who: { ru: 'воспитатель группы «Солнышко»', en: 'kindergarten teacher' },
    sentence: {
      ru: 'Чат родителей группы: кто сегодня дома, что принести, фото с прогулки.',
      en: 'The guardians’ chat of a group: who stays at home today, what to bring, photos.',
    },
  },
  {
    login: 'head-lastochka',
    role: 'head',
    organisation: 'lastochka',
    who: { ru: 'заведующая', en: 'head' },
    sentence: {
      ru: 'Сад, который отстаёт: сотрудники вошли, а групп ещё нет.',
      en: 'A kindergarten that lags behind: the staff have joined, there is no group yet.',
    },
  },
  {
    login: 'club-leader',
    role: 'form_teacher',
    organisation: 'creative',
    who: { ru: 'руководитель кружка', en: 'club leader' },
    sentence: {
      ru: 'Роботы в Доме творчества и информатика в школе: две организации в одном списке чатов.',
      en: 'Robots in the house of creativity and informatics at school: two organisations in one list of chats.',
    },
  },
]
