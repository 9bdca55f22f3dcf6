import type { OrganisationKind } from '#protocol/accounts.ts'
import type { OldChatKind } from '#protocol/old-chats.ts'
import type { Language } from '#server/platform/refusal.ts'

export type Farewell = {
  organisation: { shortName: string; kind: OrganisationKind }
  chat: { name: string; kind: OldChatKind }
  link: string
}

/**
 * The last message for an old chat. It carries no code of any kind: whoever reads it there, for years, is not led in by it;
 * and it says what nobody of the organisation will ever ask for, since others will write the same with another link.
 */
export function farewellText({ organisation, chat, link }: Farewell, language: Language): string {
  const t = words[language]
  return [
    t.moves(organisation.shortName, chat.name),
    `${t.here} ${link}`,
    t.ways[chat.kind](organisation.kind === 'kindergarten' ? t.teacherOf.kindergarten : t.teacherOf.school),
    t.never(t.asker[organisation.kind]),
    t.last,
  ].join('\n\n')
}

type Words = {
  moves: (organisation: string, chat: string) => string
  here: string
  ways: Record<OldChatKind, (teacher: string) => string>
  teacherOf: { school: string; kindergarten: string }
  never: (asker: string) => string
  asker: Record<OrganisationKind, string>
  last: string
}

const ru: Words = {
  moves: (organisation, chat) => `Чат «${chat}» закрывается. ${organisation} теперь пишет в «Перемене».`,
  here: 'Открыть «Перемену»:',
  ways: {
    staff: () => 'Код для первого входа выдаёт администрация лично. Здесь его не будет.',
    guardians: (teacher) => `Код для первого входа выдаёт ${teacher} лично, на листе. Здесь его не будет.`,
    pupils: (teacher) => `Код для первого входа выдаёт ${teacher} лично, на листе. Здесь его не будет.`,
    club: () => 'Код для первого входа выдаёт педагог лично, на листе. Здесь его не будет.',
    channel: () => 'Код для первого входа выдают в организации лично. Здесь его не будет.',
    other: () => 'Код для первого входа выдают в организации лично. Здесь его не будет.',
  },
  teacherOf: { school: 'классный руководитель', kindergarten: 'воспитатель' },
  never: (asker) => `${asker} не спрашивает код из СМС, пароль и Госуслуги. Кто спрашивает, тот не от нас.`,
  asker: {
    ...{ school: 'Школа', kindergarten: 'Детский сад', additional: 'Школа', college: 'Колледж' },
    ...{ municipality: 'Управление', region: 'Управление' },
  },
  last: 'Это последнее сообщение здесь. Вопросы теперь в «Перемене».',
}

const en: Words = {
  moves: (organisation, chat) => `The chat “${chat}” closes. ${organisation} now writes in Peremena.`,
  here: 'Open Peremena:',
  ways: {
    staff: () => 'The administration hands out the code for the first sign-in in person. It will not be written here.',
    guardians: (teacher) =>
      `The ${teacher} hands out the code for the first sign-in in person, on paper. It will not be written here.`,
    pupils: (teacher) =>
      `The ${teacher} hands out the code for the first sign-in in person, on paper. It will not be written here.`,
    club: () =>
      'The club leader hands out the code for the first sign-in in person, on paper. It will not be written here.',
    channel: () => 'The code for the first sign-in is handed out in person. It will not be written here.',
    other: () => 'The code for the first sign-in is handed out in person. It will not be written here.',
  },
  teacherOf: { school: 'form teacher', kindergarten: 'teacher of the group' },
  never: (asker) =>
    `${asker} never asks for a code from a text message, a password or Gosuslugi. Whoever asks is not from us.`,
  asker: {
    ...{ school: 'The school', kindergarten: 'The kindergarten', additional: 'The school', college: 'The college' },
    ...{ municipality: 'The office', region: 'The office' },
  },
  last: 'This is the last message here. Questions now go to Peremena.',
}

const words: Record<Language, Words> = { ru, en }
