import { SMTPServer } from 'smtp-server'

export type Received = { to: string[]; messageId: string; text: string; raw: string }
export type MailServer = Awaited<ReturnType<typeof mailServer>>

/** `tls`: from the first byte, or after STARTTLS, with a certificate that nobody vouches for; `password` is asked of `school`. */
export type MailServerOptions = { tls?: 'implicit' | 'starttls'; password?: string }

/** A real SMTP server that keeps what it is given. `stop` and `start` again: the same port. `refuseAll`: 550 to everybody. */
export async function mailServer({ tls, password }: MailServerOptions = {}) {
  const received: Received[] = []
  let port = 0
  let server: SMTPServer | undefined
  const behaviour = { refuseAll: false }
  /** What somebody gave as a password, right or wrong. */
  const passwords: string[] = []

  async function start(): Promise<void> {
    const begun = new SMTPServer({
      secure: tls === 'implicit',
      authOptional: password === undefined,
      allowInsecureAuth: tls === undefined,
      disabledCommands: [...(tls === 'starttls' ? [] : ['STARTTLS']), ...(password === undefined ? ['AUTH'] : [])],
      onAuth(auth, _session, done) {
        passwords.push(auth.password ?? '')
        if (auth.username === 'school' && auth.password === password) return done(null, { user: 'school' })
        done(Object.assign(new Error('wrong'), { responseCode: 535 }))
      },
      onRcptTo(_address, _session, done) {
        if (!behaviour.refuseAll) return done()
        done(Object.assign(new Error('no such box'), { responseCode: 550 }))
      },
      onData(stream, session, done) {
        const chunks: Buffer[] = []
        stream.on('data', (chunk: Buffer) => chunks.push(chunk))
        stream.on('end', () => {
          const to = session.envelope.rcptTo.map(({ address }) => address)
          received.push(read(Buffer.concat(chunks).toString(), to))
          done()
        })
      },
    })
    await new Promise<void>((resolve, reject) => {
      begun.on('error', reject)
      begun.listen(port, '127.0.0.1', resolve)
    })
    port = (begun.server.address() as { port: number }).port
    server = begun
  }

  async function stop(): Promise<void> {
    const ending = server
    server = undefined
    if (ending) await new Promise<void>((resolve) => ending.close(resolve))
  }

  await start()
  const scheme = tls === 'implicit' ? 'smtps' : 'smtp'
  const login = password === undefined ? '' : `school:${encodeURIComponent(password)}@`
  const env = { PEREMENA_SMTP_URL: `${scheme}://${login}127.0.0.1:${port}`, PEREMENA_MAIL_FROM: 'school@example.org' }
  return { received, behaviour, passwords, env, start, stop }
}

function read(raw: string, to: string[]): Received {
  const [head = '', ...rest] = raw.split('\r\n\r\n')
  const body = rest.join('\r\n\r\n')
  const encoding = /^content-transfer-encoding: *(\S+)/im.exec(head)?.[1]?.toLowerCase()
  const text = encoding === 'base64' ? Buffer.from(body, 'base64').toString() : body
  const plain = encoding === 'quoted-printable' ? fromQuotedPrintable(text) : text
  return { to, messageId: /^message-id: *(\S+)/im.exec(head)?.[1] ?? '', text: plain, raw }
}

/** RFC 2045, 6.7. */
function fromQuotedPrintable(text: string): string {
  const bytes = text
    .replaceAll(/=\r?\n/g, '')
    .replaceAll(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
  return Buffer.from(bytes, 'latin1').toString()
}
