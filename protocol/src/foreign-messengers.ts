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
 *
 * Source: Federal law 149-FZ, article 10, parts 8–10 (added by 584-FZ of 29 December 2022, wider since 1 June 2025 by 41-FZ), and
 * the register that Roskomnadzor keeps under part 8: nine programs on 1 March 2023, and on 2 May 2023 Skype in the place of
 * Skype for Business. Names of hosts and schemes: Telegram’s and Microsoft’s pages on links, lists of domains of the others.
 *
 * Unsure on the day of checking:
 * - the register itself was not read, only what was published of it; no later change was found, none is ruled out;
 * - Skype for Business is left off by the register; links of it count as Skype here. Skype was closed in May 2025, its people
 *   were led to Teams; old links still stand in texts;
 * - `tx.me`, `vb.me` and `threema.com` were not found on a page of their owner; `wa.link` and `dsc.gg` are shorteners of
 *   others that lead into a chat;
 * - pages that any browser reads (`telegra.ph`) lead into no chat and are left off.
 */
export const foreignMessengers: {
  readonly version: number
  /** When it was last compared with its source, a day. */
  readonly date: string
  readonly source: string
  readonly messengers: readonly ForeignMessenger[]
} = {
  version: 2,
  date: '2026-11-27',
  source: '149-ФЗ, ст. 10, ч. 8–10; перечень Роскомнадзора от 01.03.2023 с изменением от 02.05.2023',
  messengers: [
    {
      ...{ code: 'telegram', name: 'Telegram', words: ['телеграм', 'телеграмм', 'телега', 'тг', 'tg'] },
      hosts: ['t.me', 'telegram.me', 'telegram.dog', 'telegram.org', 'telesco.pe', 'tx.me'],
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
      hosts: ['discord.gg', 'discord.com', 'discordapp.com', 'discord.new', 'dis.gd', 'dsc.gg'],
      schemes: ['discord'],
    },
    {
      ...{ code: 'skype', name: 'Skype', words: ['скайп', 'skype for business'] },
      hosts: ['skype.com', 'lync.com'],
      schemes: ['skype', 'ms-sfb', 'lync15'],
    },
    {
      ...{ code: 'teams', name: 'Microsoft Teams', words: ['тимс', 'teams', 'ms teams', 'майкрософт тимс'] },
      hosts: ['teams.microsoft.com', 'teams.live.com', 'teams.cloud.microsoft'],
      schemes: ['msteams'],
    },
    {
      ...{ code: 'snapchat', name: 'Snapchat', words: ['снапчат', 'снэпчат'] },
      hosts: ['snapchat.com'],
      schemes: ['snapchat'],
    },
    {
      ...{ code: 'threema', name: 'Threema', words: ['трима', 'трема'] },
      hosts: ['threema.id', 'threema.com', 'threema.ch', 'threema.group'],
      schemes: ['threema'],
    },
    {
      ...{ code: 'wechat', name: 'WeChat', words: ['вичат', 'вейчат', 'weixin'] },
      hosts: ['wechat.com', 'weixin.qq.com', 'wx.qq.com'],
      schemes: ['weixin', 'wechat'],
    },
  ],
}
