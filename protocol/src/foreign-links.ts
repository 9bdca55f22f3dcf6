import { foreignMessengers, type ForeignMessenger } from './foreign-messengers.ts'

export type ForeignLink = {
  messenger: ForeignMessenger
  /** The address as it is written. */
  address: string
}

/** What may be an address: up to white space or a sign that no address holds. */
const word = /[^\s<>"«»“”„`\\{}|^*[\]]+/gu
const scheme = /^([a-z][a-z0-9+.-]*):(?:\/\/|(?=\/?\S))/iu
const bareHost = /^[\p{L}\p{N}-]+(?:[.。．｡][\p{L}\p{N}-]+)+(?=[/?#:]|$)/u
/** What a sentence puts before or behind an address. */
const around = /^[(.,:;!?'’_~-]+|[).,:;!?'’_~-]+$/gu
const textLengthRead = 20_000
/** A host stands within the first signs of an address. */
const wordLengthRead = 1_000
const hostLengthMax = 253

/**
 * The first link of a text that leads into a messenger of the list; `undefined` when none does. Only the host an address
 * really leads to counts, as a browser reads it: `t.me.example.ru` and `example.ru/t.me` are none, `T.ME./x` is one.
 */
export function findForeignLink(text: string): ForeignLink | undefined {
  for (const [found] of text.slice(0, textLengthRead).matchAll(word)) {
    for (const address of addressesIn(found.slice(0, wordLengthRead).replace(around, ''))) {
      const messenger = messengerOf(address)
      if (messenger) return { messenger, address }
    }
  }
  return undefined
}

/** «чат:t.me/abc» and «тут,t.me/abc» are one word to the eye of a program; what is an address itself stays whole. */
function addressesIn(found: string): readonly string[] {
  if (/^https?:/iu.test(found) || bareHost.test(found)) return [found]
  return [found, ...found.split(/[,;]|:(?!\/)/u).map((part) => part.replace(around, ''))]
}

/** The messenger that a host belongs to. */
export function messengerOfHost(host: string): ForeignMessenger | undefined {
  const bare = host.toLowerCase().replace(/\.+$/, '')
  const isUnder = (known: string) => bare === known || bare.endsWith(`.${known}`)
  return foreignMessengers.messengers.find(({ hosts }) => hosts.some(isUnder))
}

function messengerOf(address: string): ForeignMessenger | undefined {
  const named = scheme.exec(address)?.[1]?.toLowerCase()
  if (named === undefined || named.includes('.')) return bareMessenger(address)
  if (named === 'http' || named === 'https') return messengerOfHost(hostOf(address))
  return foreignMessengers.messengers.find(({ schemes }) => schemes.includes(named))
}

/** Without a scheme: «t.me/school», not «me@t.me», which is a mailbox. */
function bareMessenger(address: string): ForeignMessenger | undefined {
  const host = bareHost.exec(address)?.[0]
  return host === undefined || host.length > hostLengthMax ? undefined : messengerOfHost(hostOf(`https://${host}`))
}

/** As a browser reads it: in ASCII, without the parts before an at sign. Empty: a browser goes nowhere. */
function hostOf(address: string): string {
  try {
    return new URL(address).hostname
  } catch {
    return ''
  }
}
