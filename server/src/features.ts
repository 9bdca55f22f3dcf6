import { syncFeature } from './features/sync/feature.ts'
import { messagesFeature } from './features/messages/feature.ts'
import type { Feature } from './platform/feature.ts'

/** The product's table of contents. */
export const features: readonly Feature[] = [syncFeature, messagesFeature]
