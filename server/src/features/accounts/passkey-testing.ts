import { createHash, generateKeyPairSync, randomBytes, sign } from 'node:crypto'
import type { NewPasskey, PasskeyAnswer } from '#protocol/passkeys.ts'

type Asked = { challenge: string; host: string }
type Lies = { origin?: string; host?: string; type?: string; verified?: boolean; counter?: number; userHandle?: string }

/** A device with one passkey, in software: ES256, no attestation (WebAuthn level 3, §6). `origin`: the page that it serves. */
export function softAuthenticator(origin: string) {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const { x, y } = publicKey.export({ format: 'jwk' }) as { x: string; y: string }
  const id = randomBytes(32)
  let counter = 0
  let userHandle = ''

  function clientData(type: string, challenge: string, lies: Lies): Buffer {
    return Buffer.from(
      JSON.stringify({ type: lies.type ?? type, challenge, origin: lies.origin ?? origin, crossOrigin: false }),
    )
  }

  function authenticatorData(host: string, lies: Lies, attested: Buffer = Buffer.alloc(0)): Buffer {
    counter += 1
    const flags = 0x01 | ((lies.verified ?? true) ? 0x04 : 0) | (attested.length > 0 ? 0x40 : 0)
    const count = Buffer.alloc(4)
    count.writeUInt32BE(lies.counter ?? counter)
    return Buffer.concat([sha256(Buffer.from(lies.host ?? host)), Buffer.from([flags]), count, attested])
  }

  return {
    create({ challenge, host, userHandle: handle }: Asked & { userHandle: string }, lies: Lies = {}): NewPasskey {
      userHandle = handle
      const cose = Buffer.concat([Buffer.from('a5010203262001', 'hex'), coordinate(0x21, x), coordinate(0x22, y)])
      const attested = Buffer.concat([Buffer.alloc(16), Buffer.from([0, id.length]), id, cose])
      const data = authenticatorData(host, lies, attested)
      return {
        credentialId: id.toString('base64url'),
        clientData: clientData('webauthn.create', challenge, lies).toString('base64url'),
        attestation: withoutAttestation(data).toString('base64url'),
        transports: ['internal'],
      }
    },
    answer({ challenge, host }: Asked, lies: Lies = {}): PasskeyAnswer {
      const client = clientData('webauthn.get', challenge, lies)
      const data = authenticatorData(host, lies)
      const signature = sign('sha256', Buffer.concat([data, sha256(client)]), privateKey)
      return {
        credentialId: id.toString('base64url'),
        clientData: client.toString('base64url'),
        authenticatorData: data.toString('base64url'),
        signature: signature.toString('base64url'),
        userHandle: lies.userHandle ?? userHandle,
      }
    },
  }
}

function sha256(bytes: Buffer): Buffer {
  return createHash('sha256').update(bytes).digest()
}

/** A COSE_Key entry: label -2 or -3, 32 bytes. */
function coordinate(label: number, base64url: string): Buffer {
  return Buffer.concat([Buffer.from([label, 0x58, 32]), Buffer.from(base64url, 'base64url')])
}

/** CBOR `{fmt: "none", attStmt: {}, authData: h'…'}`. */
function withoutAttestation(data: Buffer): Buffer {
  const head = Buffer.from([0xa3, 0x63, ...Buffer.from('fmt'), 0x64, ...Buffer.from('none')])
  const statement = Buffer.from([0x67, ...Buffer.from('attStmt'), 0xa0, 0x68, ...Buffer.from('authData'), 0x59])
  const length = Buffer.alloc(2)
  length.writeUInt16BE(data.length)
  return Buffer.concat([head, statement, length, data])
}
