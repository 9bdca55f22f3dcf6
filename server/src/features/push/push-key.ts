import { pushKey as contract } from '#protocol/push.ts'
import { answer } from '#server/platform/call.ts'
import { vapidOf } from './vapid.ts'

export const pushKey = answer(contract, {
  async run({ services: { keys, config } }) {
    return { key: vapidOf(keys, config).publicKey }
  },
})
