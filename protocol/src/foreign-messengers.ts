/** A messenger of another country, as the law lists them, with the hosts and schemes of its links. */
export type ForeignMessenger = {
  readonly code: ForeignMessengerCode
  /** As it calls itself, the same in every language. */
  readonly name: string
  /** As people write it in tables, in lower case with «е» for «ё». */
  readonly words: readonly string[]
  /** Registered domains; whatever stands below one belongs to it. */
  readonly hosts: readonly string[]
  /** Addresses that open the program itself: `tg://join`. */
  readonly schemes: readonly string[]
}

const codes = [
  ...(['telegram', 'whatsapp', 'viber', 'discord', 'skype'] as const),
  ...(['teams', 'snapchat', 'threema', 'wechat'] as const),
] as const
export type ForeignMessengerCode = (typeof codes)[number]
export const foreignMessengerCodes: readonly [...typeof codes] = codes

/**
 * The list that inventories and hints go by. It changes with the register it is taken from: a change gets the next version.
 * Source: Federal law 149-FZ, article 10, parts 8–10; the register kept under it by Roskomnadzor, as published on 1 March 2023.
 */
export const foreignMessengers: {
  readonly version: number
  readonly date: string
  readonly source: string
  readonly messengers: readonly ForeignMessenger[]
} = {
  version: 1,
  date: '2026-11-27',
  source: '149-ФЗ, ст. 10, ч. 8–10; перечень Роскомнадзора от 01.03.2023',
  messengers: [
    {
      ...{ code: 'telegram', name: 'Telegram', words: ['телеграм', 'телеграмм', 'телега', 'тг', 'tg'] },
      hosts: ['t.me', 'telegram.me', 'telegram.dog', 'telegram.org', 'telegra.ph', 'telesco.pe', 'tx.me'],
      schemes: ['tg'],
    },
    {
      ...{ code: 'whatsapp', name: 'WhatsApp', words: ['вотсап', 'ватсап', 'вацап', 'вотс', 'whats app', 'wa'] },
      hosts: ['wa.me', 'whatsapp.com', 'whatsapp.net', 'wa.link'],
      schemes: ['whatsapp'],
    },
    {
      ...{ code: 'viber', name: 'Viber', words: ['вайбер', 'вибер'] },
      hosts: ['viber.com', 'vb.me'],
      schemes: ['viber'],
    },
    {
      ...{ code: 'discord', name: 'Discord', words: ['дискорд'] },
      hosts: ['discord.gg', 'discord.com', 'discordapp.com', 'dsc.gg'],
      schemes: ['discord'],
    },
    {
      ...{ code: 'skype', name: 'Skype', words: ['скайп', 'skype for business'] },
      hosts: ['skype.com', 'lync.com'],
      schemes: ['skype', 'ms-sfb'],
    },
    {
      ...{ code: 'teams', name: 'Microsoft Teams', words: ['тимс', 'teams', 'ms teams', 'майкрософт тимс'] },
      hosts: ['teams.microsoft.com', 'teams.live.com'],
      schemes: ['msteams'],
    },
    {
      ...{ code: 'snapchat', name: 'Snapchat', words: ['снапчат', 'снэпчат'] },
      hosts: ['snapchat.com'],
      schemes: ['snapchat'],
    },
    {
      ...{ code: 'threema', name: 'Threema', words: ['трима', 'трема'] },
      hosts: ['threema.id', 'threema.ch', 'threema.group'],
      schemes: ['threema'],
    },
    {
      ...{ code: 'wechat', name: 'WeChat', words: ['вичат', 'вейчат', 'weixin'] },
      hosts: ['wechat.com', 'weixin.qq.com'],
      schemes: ['weixin', 'wechat'],
    },
  ],
}
