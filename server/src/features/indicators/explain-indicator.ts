import { besideOf, explainIndicator as contract } from '#protocol/indicators.ts'
import { answer } from '#server/platform/call.ts'
import { shownDefinitions } from './definitions/all.ts'
import { shownOf } from './definitions/definition.ts'
import { requireLook } from './indicators.access.ts'
import { refuse } from './indicators.refusals.ts'
import { missingNames } from './missing-names.ts'
import { momentOf, shownMoment } from './moments.ts'
import { placeAt } from './pictures.ts'

export const explainIndicator = answer(contract, {
  async run(ctx, { organisationId, code, when }) {
    const { db, services, actor, at } = ctx
    const look = await requireLook(db, { personId: actor.personId, at }, organisationId)
    const definition = shownDefinitions.find((one) => one.code === code)
    if (!definition) throw refuse.indicator_unknown({ code })
    const moment = await momentOf(db, look, when, at)
    const place = await placeAt(services, look, moment, at)
    if (!place) throw refuse.snapshot_not_found()
    const none = { code, numerator: 0, denominator: 0, hidden: false }
    return {
      indicator: shownOf(definition),
      moment: shownMoment(moment),
      value: place.values.find((value) => value.code === code) ?? none,
      beside: place.beside.filter((one) => besideOf[one.code] === code),
      ...(look.own && moment.kind === 'live'
        ? await missingNames(ctx, organisationId, definition)
        : { missing: null, missingTotal: 0 }),
    }
  },
})
