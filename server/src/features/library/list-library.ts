import { libraryPagesMax, listLibrary as contract, type LibraryAudience, type LibraryBrief } from '#protocol/library.ts'
import { answer } from '#server/platform/call.ts'
import { addsTo, myAudiences } from './library.access.ts'
import { pagesAround, readsOf, type OwnPage } from './library.queries.ts'
import { excerptOf, finds, plainText } from './pages.rules.ts'
import { shippedPages, type ShippedPage } from './shipped.ts'

export const listLibrary = answer(contract, {
  async run({ db, actor, at }, { locale, text = '', all = false }) {
    const who = { personId: actor.personId, at }
    const [audiences, own, reads, mayAddTo] = await Promise.all([
      myAudiences(db, who),
      pagesAround(db, actor.personId, at),
      readsOf(db, actor.personId),
      addsTo(db, who),
    ])
    const brief = (page: ShippedPage | OwnPage) => briefOf(page, { audiences, reads, text })
    const pages = [...own, ...shippedPages(locale)]
      .filter(({ title, body }) => finds(text, title, plainText(body)))
      .map(brief)
      .filter(({ forMe }) => all || forMe)
    return { pages: pages.slice(0, libraryPagesMax), mayAddTo }
  },
})

type Reader = { audiences: ReadonlySet<LibraryAudience>; reads: ReadonlyMap<string, Date>; text?: string }

export function briefOf(page: ShippedPage | OwnPage, { audiences, reads, text = '' }: Reader): LibraryBrief {
  const own = 'organisationId' in page ? page : null
  return {
    key: page.key,
    title: page.title,
    excerpt: excerptOf(plainText(page.body), text),
    audiences: page.audiences,
    forMe: page.audiences.some((audience) => audiences.has(audience)),
    organisation: own && { id: own.organisationId, shortName: own.shortName },
    hasVideo: own?.hasVideo ?? false,
    readAt: reads.get(page.key)?.toISOString() ?? null,
    changedAt: own?.changedAt.toISOString() ?? null,
  }
}
