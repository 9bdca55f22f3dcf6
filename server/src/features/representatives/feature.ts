import { feature } from '#server/platform/feature.ts'
import { answerClaim } from './answer-claim.ts'
import { listRepresentatives } from './list-representatives.ts'
import { markRepresentatives } from './mark-representatives.ts'
import { relationClaims } from './relation-claims.ts'

export const representativesFeature = feature({
  name: 'representatives',
  calls: [listRepresentatives, markRepresentatives, relationClaims, answerClaim],
})
