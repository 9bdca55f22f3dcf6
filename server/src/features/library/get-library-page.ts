import { getLibraryPage as contract } from '#protocol/library.ts'
import { filesHeldBy } from '#server/features/files/exports.ts'
import { mayManage } from '#server/features/roster/exports.ts'
import { answer } from '#server/platform/call.ts'
import { myAudiences, requirePage } from './library.access.ts'
import { readsOf } from './library.queries.ts'
import { briefOf } from './list-library.ts'
import { picturesOf } from './shipped-pictures.ts'
import { shippedPages } from './shipped.ts'

export const getLibraryPage = answer(contract, {
  async run({ db, actor, at }, { key, locale }) {
    const who = { personId: actor.personId, at }
    const found = await requirePage(db, who, key)
    const [audiences, reads] = await Promise.all([myAudiences(db, who), readsOf(db, actor.personId)])
    if ('shipped' in found) {
      const page = shippedPages(locale).find((one) => one.key === key) ?? found.shipped
      const { body } = page
      const pictures = picturesOf(body, locale)
      return { page: { ...briefOf(page, { audiences, reads }), body, files: [], pictures, mayEdit: false } }
    }
    const { own } = found
    const managing = await mayManage(db, actor.personId, own.organisationId, at)
    const files = await filesHeldBy(db, { as: 'page', holderId: key })
    const { body } = own
    return {
      page: { ...briefOf(own, { audiences, reads }), body, files, pictures: [], mayEdit: managing !== null },
    }
  },
})
