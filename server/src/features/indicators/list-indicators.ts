import { listIndicators as contract } from '#protocol/indicators.ts'
import { answer } from '#server/platform/call.ts'
import { shownDefinitions } from './definitions/all.ts'
import { shownOf } from './definitions/definition.ts'

export const listIndicators = answer(contract, {
  async run() {
    return { indicators: shownDefinitions.map(shownOf) }
  },
})
