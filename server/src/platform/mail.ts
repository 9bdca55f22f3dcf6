import { createTransport } from 'nodemailer'
import type { CommandContext } from './call.ts'
import type { OutboxRow } from './jobs/outbox.ts'
import { seal, unseal } from './sealing.ts'
import type { Services } from './services.ts'

/** The outbox’s topic of letters; a feature listens to it with `onMailDue`. */
export const mailTopic = 'mail.due'

/** A letter in plain text. After `until` it would be of no use any more and is dropped. */
export type Letter = { readonly to: string; readonly subject: string; readonly text: string; readonly until: Date }

const connectionTimeoutMs = 10_000
const silenceTimeoutMs = 20_000

/** Whether this server sends mail. */
export function mailIsOn({ config }: Pick<Services, 'config'>): boolean {
  return config.smtpUrl !== undefined && config.mailFrom !== undefined
}

/** Sends a letter once the transaction has committed, however long the mail server is away. Until then it lies sealed. */
export function sendMail(ctx: CommandContext<unknown>, letter: Letter): void {
  const id = ctx.newId()
  const sealed = seal(keyOf(ctx.services), id, Buffer.from(JSON.stringify(letter)))
  ctx.later(mailTopic, id, { sealed: sealed.toString('base64url') })
}

/**
 * Hands a letter to the mail server. One that is handed over twice has the same Message-ID (RFC 5322, 3.6.4), so that it is
 * shown once. What the server refuses for good is dropped. Errors carry codes only: no address comes into the log.
 */
export async function onMailDue({ streamId, data }: OutboxRow, services: Services): Promise<void> {
  const { smtpUrl, mailFrom } = services.config
  const letter = opened(services, streamId, (data as { sealed: string }).sealed)
  if (!letter || !smtpUrl || !mailFrom || services.clock.now() > letter.until) {
    services.log.warn({ mailId: streamId }, 'a letter was dropped')
    return
  }
  const failure = await handOver({ smtpUrl, mailFrom }, streamId, letter)
  if (failure === null) return
  const { code, responseCode } = failure
  if (!isForGood(failure)) throw new Error(`mail server: ${code} ${responseCode}`)
  services.log.warn({ mailId: streamId, code, responseCode }, 'a letter was refused')
}

/** `code` as nodemailer names it, `responseCode` of SMTP or 0. */
type Failure = { readonly code: string; readonly responseCode: number }

async function handOver(
  { smtpUrl, mailFrom }: { smtpUrl: string; mailFrom: string },
  id: string,
  { to, subject, text }: Letter,
): Promise<Failure | null> {
  const transport = createTransport({
    ...{ url: smtpUrl, connectionTimeout: connectionTimeoutMs, greetingTimeout: connectionTimeoutMs },
    ...{ socketTimeout: silenceTimeoutMs, disableFileAccess: true, disableUrlAccess: true },
    requireTLS: needsTls(smtpUrl),
  })
  try {
    await transport.sendMail({
      ...{ from: { name: 'Перемена', address: mailFrom }, to: { name: '', address: to }, subject, text },
      messageId: `<${id}@${mailFrom.split('@').at(-1)}>`,
      headers: { 'Auto-Submitted': 'auto-generated' },
    })
    return null
  } catch (error) {
    const { code = '', responseCode = 0 } = error as Partial<Failure>
    return { code, responseCode }
  } finally {
    transport.close()
  }
}

/** A password leaves this machine through TLS only: with `smtp://` a server that offers no STARTTLS does not get it. */
export function needsTls(smtpUrl: string): boolean {
  const { password, hostname } = new URL(smtpUrl)
  return password !== '' && !/^(?:localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(hostname)
}

/** 5xx about this letter or its address (RFC 5321, 4.2.1); a 5xx about our own password is the operator’s to mend. */
function isForGood({ code, responseCode }: Failure): boolean {
  return responseCode >= 500 && (code === 'EENVELOPE' || code === 'EMESSAGE')
}

function opened(services: Services, id: string, sealed: string): Letter | undefined {
  const text = unseal(keyOf(services), id, Buffer.from(sealed, 'base64url'))
  if (!text) return undefined
  const letter = JSON.parse(text.toString()) as Omit<Letter, 'until'> & { until: string }
  return { ...letter, until: new Date(letter.until) }
}

function keyOf({ keys }: Services): Buffer {
  return keys.deriveKey('letters')
}
