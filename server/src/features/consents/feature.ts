import { feature } from '#server/platform/feature.ts'
import { answerConsent } from './answer-consent.ts'
import { onConsentSet } from './follow-consent.ts'
import { myConsents } from './my-consents.ts'
import { waitingForConsent } from './waiting-for-consent.ts'
import { withdrawConsent } from './withdraw-consent.ts'

export const consentsFeature = feature({
  name: 'consents',
  calls: [myConsents, answerConsent, withdrawConsent, waitingForConsent],
  reactions: { 'organisations.consentSet': onConsentSet },
})
