import type { Me } from '../../platform/store/index.ts'
import { EmailCard } from './email-card.tsx'
import { MergeCard } from './merge-card.tsx'
import { PasskeysCard } from './passkeys-card.tsx'
import { ProvidersCard } from './providers-card.tsx'

/** Ways into one’s account beside the password. */
export default function WaysPart({ me }: { me: Me }) {
  return (
    <>
      <PasskeysCard me={me} />
      <ProvidersCard />
      <EmailCard me={me} />
      <MergeCard />
    </>
  )
}
