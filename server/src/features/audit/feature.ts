import { feature } from '#server/platform/feature.ts'
import { auditAboutMe } from './audit-about-me.ts'
import { listAudit } from './list-audit.ts'
import { startSealer } from './seal.ts'

/** The log of who did and looked at what: sealed into a chain, read on a page. Rows come from everywhere by `ctx.audit`. */
export const auditFeature = feature({
  name: 'audit',
  calls: [listAudit, auditAboutMe],
  start: startSealer,
})
