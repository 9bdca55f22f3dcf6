import { askResetLink as contract } from '#protocol/email.ts'
import { handleOpen } from '#server/platform/call.ts'
import { normaliseLogin } from './accounts.rules.ts'
import { requireMail } from './emails.ts'

/** Looks nothing up, so that neither answer nor time tells whether there is such a login, or an address with it. */
export const askResetLink = handleOpen(contract, {
  secret: true,
  limit: { per: 'address', count: 60, windowMs: 3600_000 },
  async run(ctx, { login }) {
    requireMail(ctx.services)
    ctx.later('resetLinks.asked', ctx.newId(), { login: normaliseLogin(login) })
    return {}
  },
})
