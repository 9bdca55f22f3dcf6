import { feature } from '#server/platform/feature.ts'
import { mergeAccounts } from './merge-accounts.ts'
import { proveOtherAccount } from './prove-other-account.ts'

/** Two accounts of one human being become one. */
export const mergingFeature = feature({ name: 'merging', calls: [proveOtherAccount, mergeAccounts] })
