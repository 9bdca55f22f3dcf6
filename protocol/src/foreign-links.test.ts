import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { findForeignLink } from './foreign-links.ts'
import { foreignMessengerCodes, foreignMessengers } from './foreign-messengers.ts'

const found = (text: string) => findForeignLink(text)?.messenger.code

const hosts = foreignMessengers.messengers.flatMap(({ code, hosts: own }) => own.map((host) => ({ code, host })))
const label = fc.stringMatching(/^[a-z0-9](?:[a-z0-9-]{0,10}[a-z0-9])?$/)
const path = fc.stringMatching(/^(?:\/[A-Za-z0-9_.+~=&-]{0,12}){0,3}$/)
const around = fc.constantFrom('', 'Пишите сюда: ', 'чат (', 'см. «', 'Наш чат — ', 'вот:')

describe('the list', () => {
  test('holds each messenger once, with at least one host', () => {
    expect(foreignMessengers.messengers.map(({ code }) => code)).toEqual(foreignMessengerCodes)
    expect(foreignMessengers.messengers.filter((one) => one.hosts.length === 0)).toEqual([])
    expect(new Set(hosts.map(({ host }) => host)).size).toBe(hosts.length)
  })

  test('says which version it is and where it comes from', () => {
    expect(foreignMessengers.version).toBeGreaterThan(0)
    expect(foreignMessengers.date).toMatch(/^\d{4}-\d\d-\d\d$/)
    expect(foreignMessengers.source).not.toBe('')
  })
})

describe('an author hears of a link into a foreign messenger', () => {
  test.each([
    ['https://t.me/+AbC', 'telegram'],
    ['Вступайте: t.me/school1, ждём', 'telegram'],
    ['https://chat.whatsapp.com/Gf3…', 'whatsapp'],
    ['(wa.me/79280000000)', 'whatsapp'],
    ['https://invite.viber.com/?g2=AQB', 'viber'],
    ['[наш чат](https://discord.gg/abc)', 'discord'],
    ['тут:t.me/abc', 'telegram'],
    ['школа,t.me/abc', 'telegram'],
    ['tg://resolve?domain=school', 'telegram'],
    ['viber://chat?number=79280000000', 'viber'],
    ['HTTPS://T.ME/x', 'telegram'],
    ['https://teams.microsoft.com/l/meetup-join/19', 'teams'],
    ['https://school.t.me', 'telegram'],
    ['https://t。me/x', 'telegram'],
    ['https://telegram.dog/school', 'telegram'],
    ['https://api.whatsapp.com/send?phone=79280000000', 'whatsapp'],
    ['https://join.skype.com/abc', 'skype'],
    ['https://meet.lync.com/school/x', 'skype'],
    ['https://teams.cloud.microsoft/l/chat/0/0', 'teams'],
    ['https://teams.live.com/meet/1', 'teams'],
    ['https://threema.id/ABCDEFGH', 'threema'],
    ['https://u.wechat.com/x', 'wechat'],
    ['msteams:/l/chat/0/0', 'teams'],
    ['https://t%2Eme/x', 'telegram'],
    ['https://user:secret@t.me/x', 'telegram'],
    ['t.me:443/x', 'telegram'],
    ['первая строка\nhttp://www.snapchat.com/add/x.', 'snapchat'],
  ])('%s', (text, code) => {
    expect(found(text)).toBe(code)
  })

  test('whatever host of the list it is, with anything below it, before it and behind it', () => {
    const given = fc.record({
      one: fc.constantFrom(...hosts),
      below: fc.array(label, { maxLength: 2 }),
      scheme: fc.constantFrom('https://', 'http://', 'HTTPS://', ''),
      path,
      before: around,
      upper: fc.boolean(),
    })
    fc.assert(
      fc.property(given, ({ one, below, scheme, path: rest, before, upper }) => {
        const host = [...below, one.host].join('.')
        // A browser reads a part that begins like a coded one, and turns it down when it is none.
        fc.pre(below.every((part) => !part.startsWith('xn--') && part[2] !== '-'))
        expect(found(`${before}${scheme}${upper ? host.toUpperCase() : host}${rest}`)).toBe(one.code)
      }),
    )
  })
})

describe('nobody is told off for what is none', () => {
  test.each([
    't.me.example.ru/abc',
    'https://t.me.example.ru/',
    'https://example.ru/t.me/abc',
    'https://example.ru/?next=https://t.me/abc',
    'https://example.ru/a,t.me/b',
    'https://example.ru#t.me/abc',
    'https://t.me@example.ru/',
    'https://not.me/abc',
    'https://at.me/abc',
    'https://notwhatsapp.com',
    'https://whatsapp.com.ru/x',
    'https://tеlegram.org/x',
    'https://xn--tlegram-2of.org/',
    'почта школы: school@t.me',
    'mailto:ivan.petrov@t.me',
    'Телеграм больше не нужен, WhatsApp тоже',
    'Skype: завтра в 10:00',
    'тел. 8 928 000-00-00, каб. 1.2',
    'https://microsoft.com/ru',
    'https://outlook.cloud.microsoft/mail',
    'https://telegra.ph/Kak-my-zhivem-11-27',
    'https://mail.qq.com/x',
    '',
  ])('%s', (text) => {
    expect(findForeignLink(text)).toBeUndefined()
  })

  test('whatever of a host stands in front of another domain, in a path, in a query or before an at sign', () => {
    const given = fc.record({
      one: fc.constantFrom(...hosts),
      domain: fc.constantFrom('example.ru', 'школа.рф', 'xn--80ae2aeeogi5fxc.xn--p1ai', 'peremena.example'),
      path,
      place: fc.constantFrom('front', 'joined', 'path', 'query', 'user'),
    })
    fc.assert(
      fc.property(given, ({ one, domain, path: rest, place }) => {
        const written = {
          front: `https://${one.host}.${domain}${rest}`,
          joined: `https://${one.host.replaceAll('.', '-')}.${domain}${rest}`,
          path: `https://${domain}/${one.host}${rest}`,
          query: `https://${domain}/?to=${one.host}${rest}`,
          user: `https://${one.host}@${domain}${rest}`,
        }[place]
        expect(found(written)).toBeUndefined()
      }),
    )
  })

  test('and no text whatsoever breaks the field in which it is written', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => void findForeignLink(text)))
    expect(findForeignLink(`${'a.'.repeat(50_000)}t.me/x`)).toBeUndefined()
  })
})
