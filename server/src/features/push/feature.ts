import { feature } from '#server/platform/feature.ts'
import { onMessagesStored } from './on-messages-stored.ts'
import { pushKey } from './push-key.ts'
import { startSender } from './push-sender.ts'
import { pushSettings } from './push-settings.ts'
import { setPushSettings } from './set-push-settings.ts'
import { subscribePush } from './subscribe-push.ts'
import { unsubscribePush } from './unsubscribe-push.ts'

/** Web Push: a nudge without content to the devices of those who are not looking. */
export const pushFeature = feature({
  name: 'push',
  calls: [pushKey, subscribePush, unsubscribePush, pushSettings, setPushSettings],
  reactions: { 'messages.stored': onMessagesStored },
  start: startSender,
})
